/**
 * Lets the Tab key pass an element by until something has the focus: whoever left the game with Esc goes on with Tab, and
 * is not led back into what keeps that key to itself. Afterwards it is in its place again.
 */
export function passBy(element: HTMLElement): void {
  element.tabIndex = -1;
  document.addEventListener(
    "focusin",
    () => {
      element.tabIndex = 0;
    },
    { once: true },
  );
}
