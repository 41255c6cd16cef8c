import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";

/** How far below the screen something may be and still be fetched. */
const NEAR = "200px";

/** Shows, and so fetches, what lies further down only when somebody comes near. */
export function WhenNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return <div ref={place}>{near && <Suspense>{children}</Suspense>}</div>;
}
