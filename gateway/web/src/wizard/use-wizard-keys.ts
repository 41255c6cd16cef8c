import { type RefObject, useEffect } from "react";

import { cardOfNumber } from "./card-keys";

/** Parts of the page that have a use of their own for these keys. */
const TYPED_INTO = "input:not([type=radio]), textarea, select, [contenteditable]";
const PRESSED = "a, button";
/** What has the keys as a whole: a dialog has the focus itself when it opens. */
const ELSEWHERE = "[role=dialog], [role=menu], header";

/** Numbers choose a card, Enter goes on and Escape goes back, wherever on the page the focus is. */
export function useWizardKeys(form: RefObject<HTMLFormElement | null>, onBack: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const from = event.target instanceof Element ? event.target : document.body;
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (event.defaultPrevented || modified || event.repeat || from.closest(ELSEWHERE)) return;
      if (event.key === "Escape") {
        onBack();
      } else if (event.key === "Enter" && !from.matches(`${PRESSED}, ${TYPED_INTO}`)) {
        event.preventDefault();
        form.current?.requestSubmit();
      } else if (!from.matches(TYPED_INTO)) {
        const cards = [...(form.current?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])];
        const card = cards[cardOfNumber(event.code, cards.length) ?? -1];
        card?.focus();
        card?.click();
      }
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, [form, onBack]);
}
