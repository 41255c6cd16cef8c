/** Where a text next has these words after a place, in big or small letters, going round at its end; -1 where nowhere. */
export function findNext(text: string, wanted: string, from: number): number {
  // Letters that are two when they are small would shift all places.
  const plain = (letters: string) => letters.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [within, words] = [plain(text), plain(wanted)];
  const next = within.indexOf(words, from);
  return next < 0 ? within.indexOf(words) : next;
}
