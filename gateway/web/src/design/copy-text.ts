/**
 * Puts a text where Paste finds it; says false where the browser does not let it. On plain HTTP, as in many schools,
 * there is no `navigator.clipboard` (W3C Clipboard API, §7.3), but a selection can still be copied.
 */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copySelected(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Copies as by the keyboard: with a selection, and without moving the focus. */
function copySelected(text: string): boolean {
  const selection = document.getSelection();
  if (!selection) return false;
  const place = document.createElement("span");
  place.textContent = text;
  place.style.cssText = "position: fixed; clip-path: inset(50%); white-space: pre; user-select: text";
  document.body.append(place);
  selection.selectAllChildren(place);
  try {
    // Nothing else copies on plain HTTP, and no browser plans to take it away.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy");
  } finally {
    selection.removeAllRanges();
    place.remove();
  }
}
