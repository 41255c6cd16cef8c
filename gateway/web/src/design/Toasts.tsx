import "./layers.css";

import { Undo2, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { PlainBlock } from "./PlainBlock";
import { closeToast, getToasts, shownMs, subscribeToasts, type Toast } from "./toasts";

/** The place where messages come up. Those who do not see it hear them. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(subscribeToasts, getToasts);
  const [held, setHeld] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const hold = () => {
      setHeld(true);
    };
    const release = () => {
      setHeld(element.matches(":hover, :focus-within"));
    };
    const listening = new AbortController();
    const { signal } = listening;
    for (const type of ["pointerenter", "focusin"]) element.addEventListener(type, hold, { signal });
    for (const type of ["pointerleave", "focusout"]) {
      element.addEventListener(type, () => requestAnimationFrame(release), { signal });
    }
    return () => {
      listening.abort();
    };
  }, []);
  return (
    <div ref={place} role="region" aria-label={t("toasts.label")} className="toasts">
      <ol aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} held={held} />
        ))}
      </ol>
    </div>
  );
}

/** One message; it stays while someone points at it or has the focus in it. */
function ToastCard({ toast, held }: { toast: Toast; held: boolean }) {
  const { t } = useTranslation();
  const { id, words, action } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => {
      closeToast(id);
    }, shownMs(toast));
    return () => {
      clearTimeout(timer);
    };
  }, [id, toast, held]);
  return (
    <li className="toast card-shape">
      <span className="toast-words">{words}</span>
      {action && (
        <PlainBlock
          size="small"
          onClick={() => {
            closeToast(id);
            action.onPress();
          }}
        >
          <Undo2 aria-hidden />
          {action.words}
        </PlainBlock>
      )}
      <PlainBlock
        size="small"
        className="is-icon"
        aria-label={t("close")}
        onClick={() => {
          closeToast(id);
        }}
      >
        <X aria-hidden />
      </PlainBlock>
    </li>
  );
}
