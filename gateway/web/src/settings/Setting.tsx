import { type ReactNode, useId } from "react";

/** One thing that can be set, with its heading at the side where there is room. */
export function Setting({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="setting">
      <h2 id={id} className="setting-title">
        {title}
      </h2>
      <div className="setting-body">{children}</div>
    </section>
  );
}
