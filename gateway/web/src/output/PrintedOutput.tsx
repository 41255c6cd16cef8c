import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { PrintedPiece } from "./printed-text";

/** Scrolled this close to the end, the paper follows what is printed. */
const NEAR_END_PX = 40;

/** The roll of paper that the game prints on. */
export function PrintedOutput({ printed }: { printed: readonly PrintedPiece[] }) {
  const { t } = useTranslation("studio");
  const paper = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useLayoutEffect(() => {
    const { current } = paper;
    if (current && follows.current) current.scrollTop = current.scrollHeight;
  }, [printed]);

  return (
    <section className="printer">
      <h2 className="printer-title" id="printer-title">
        {t("output.title")}
      </h2>
      <div className="printer-slot" aria-hidden />
      <div
        ref={paper}
        className="printer-paper"
        role="log"
        // A game may print sixty times a second, which nobody can listen to.
        aria-live="off"
        aria-labelledby="printer-title"
        // Scrolls, and must do so by keyboard too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
      >
        {printed.length === 0 ? (
          <p className="printer-empty">{t("output.empty")}</p>
        ) : (
          printed.map(({ channel, text }, index) => (
            <span key={index} data-channel={channel}>
              {text}
            </span>
          ))
        )}
      </div>
    </section>
  );
}
