/**
 * Finds where statements begin at the left edge of a Python file, also of one that Python cannot read yet: a bracket or a
 * quote that is never closed hides nothing beyond its own line.
 */

/** What can only be the start of a statement, wherever a bracket or a long string seems to be open. */
const SURE_START =
  /^(?:[A-Z][A-Z0-9_]*[ \t]*=(?!=)|(?:import|from|def|class|while|for|if)\b|#[ \t]*[-=]{2})/m;
const NEWLINE = /\r\n?|\n/g;

function endOfLine(code: string, from: number): number {
  NEWLINE.lastIndex = from;
  return NEWLINE.exec(code)?.index ?? code.length;
}

/** Whether a long string was left open: an odd number of its quotes, and statements where its text should be. */
function isLeftOpen(code: string, from: number, end: number, quotes: string): boolean {
  const inside = code.slice(from, end < 0 ? code.length : end);
  return end < 0 || (SURE_START.test(inside) && code.split(quotes).length % 2 === 0);
}

/** Where the string that begins at `from` is over. */
function afterString(code: string, from: number): number {
  const quote = code.charAt(from);
  const quotes = quote.repeat(3);
  if (code.startsWith(quotes, from)) {
    let end = code.indexOf(quotes, from + 3);
    while (end > 0 && code.charAt(end - 1) === "\\") end = code.indexOf(quotes, end + 1);
    return isLeftOpen(code, from + 3, end, quotes) ? endOfLine(code, from) : end + 3;
  }
  for (let at = from + 1; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (letter === "\\") at += code.startsWith("\r\n", at + 1) ? 2 : 1;
    else if (letter === "\n" || letter === "\r") return at;
    else if (letter === quote) return at + 1;
  }
  return code.length;
}

export interface Start {
  /** Offset of the statement, or of the comment, in the code. */
  from: number;
  /** Counts from 1. */
  line: number;
}

export function statementStarts(code: string): Start[] {
  const starts: Start[] = [];
  let [at, line, depth, continued] = [0, 1, 0, false];
  const countLines = (from: number, to: number) => {
    line += code.slice(from, to).match(NEWLINE)?.length ?? 0;
  };
  while (at < code.length) {
    // Here a line begins.
    const text = code.slice(at, endOfLine(code, at));
    if (depth > 0 && SURE_START.test(text)) depth = 0;
    if (depth === 0 && !continued && /^[^\s]/.test(text)) starts.push({ from: at, line });
    continued = false;
    for (let ended = false; !ended && at < code.length;) {
      const letter = code.charAt(at);
      if (letter === "#") {
        at = endOfLine(code, at);
      } else if (letter === '"' || letter === "'") {
        const after = afterString(code, at);
        countLines(at, after);
        at = after;
      } else if (letter === "\n" || letter === "\r") {
        at += code.startsWith("\r\n", at) ? 2 : 1;
        line += 1;
        ended = true;
      } else {
        if (letter === "\\") continued = /^\\(?:\r|\n|$)/.test(code.slice(at, at + 2));
        if ("([{".includes(letter)) depth += 1;
        if (")]}".includes(letter)) depth = Math.max(depth - 1, 0);
        at += 1;
      }
    }
  }
  return starts;
}
