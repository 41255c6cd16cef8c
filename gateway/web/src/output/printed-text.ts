/** What a game has printed, kept within bounds. */

import type { OutputChannel } from "@/player/wire";

/** Older text than this is dropped from the page. */
export const MOST_CHARACTERS = 60_000;

/** Text from one channel, whole lines or parts of lines. */
export interface PrintedPiece {
  channel: OutputChannel;
  text: string;
}

/** The text after more was printed; text of one channel is kept in one piece. */
export function addPrinted(pieces: readonly PrintedPiece[], added: readonly PrintedPiece[]): PrintedPiece[] {
  const joined = [...pieces];
  for (const piece of added) {
    const last = joined.at(-1);
    if (last?.channel === piece.channel) {
      joined[joined.length - 1] = { channel: last.channel, text: last.text + piece.text };
    } else {
      joined.push(piece);
    }
  }
  return dropOldest(joined);
}

function dropOldest(pieces: PrintedPiece[]): PrintedPiece[] {
  let tooMany = pieces.reduce((sum, { text }) => sum + text.length, 0) - MOST_CHARACTERS;
  while (tooMany > 0) {
    const [first, ...rest] = pieces;
    if (!first) break;
    if (first.text.length > tooMany) {
      return [{ channel: first.channel, text: first.text.slice(tooMany) }, ...rest];
    }
    tooMany -= first.text.length;
    pieces = rest;
  }
  return pieces;
}
