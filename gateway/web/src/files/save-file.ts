/** Long enough for any browser to have begun with it. */
const KEPT_MS = 1_000;

/** Hands a file to the visitor: one that is at an address, or one that the page has made. */
export function saveFile(file: Blob | string, name: string): void {
  const address = typeof file === "string" ? file : URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  if (typeof file === "string") return;
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
}
