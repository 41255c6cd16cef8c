/** Reads Python letter by letter: strings, brackets and the spaces at the start of lines, and the first thing wrong with them. */

export type ScanTrouble =
  /** A quote, three quotes or a bracket that is never closed. */
  | { kind: "quote" | "longQuote" | "bracketOpen"; at: number; letter: string }
  /** A closing bracket that closes nothing, or another one. */
  | { kind: "bracketClose" | "bracketOther"; at: number; letter: string }
  /** Spaces at the start of a line that do not fit. */
  | { kind: "indentMissing" | "indentTooFar" | "indentOdd" | "tabs"; at: number; letter: string };

export interface Scan {
  trouble: ScanTrouble | undefined;
  /** Statements as they lie on lines: where they begin and end, without their comments. */
  statements: { from: number; to: number; text: string }[];
}

const OPENING: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

function stringEnd(code: string, at: number): { end: number; long: boolean; closed: boolean } {
  const quote = code.charAt(at);
  const long = code.startsWith(quote.repeat(3), at);
  const closing = long ? quote.repeat(3) : quote;
  for (let end = at + closing.length; end < code.length; end += 1) {
    if (code.charAt(end) === "\\") end += 1;
    else if (!long && code.charAt(end) === "\n") return { end, long, closed: false };
    else if (code.startsWith(closing, end)) return { end: end + closing.length, long, closed: true };
  }
  return { end: code.length, long, closed: false };
}

/** Follows the spaces at the starts of lines as Python does. */
class Indentation {
  private readonly levels = [0];
  private opened = false;

  next(spaces: string, at: number): ScanTrouble | undefined {
    const width = spaces.replaceAll("\t", "        ").length;
    const last = this.levels.at(-1) ?? 0;
    const trouble = (kind: "indentMissing" | "indentTooFar" | "indentOdd") => ({ kind, at, letter: "" });
    if (this.opened) {
      if (width <= last) return trouble("indentMissing");
      this.levels.push(width);
      return undefined;
    }
    if (width > last) return trouble("indentTooFar");
    while ((this.levels.at(-1) ?? 0) > width) this.levels.pop();
    return this.levels.at(-1) === width ? undefined : trouble("indentOdd");
  }

  /** Whether the line that was read ends with the colon of a block. */
  leave(opens: boolean): void {
    this.opened = opens;
  }
}

export function scan(code: string): Scan {
  const statements: Scan["statements"] = [];
  const brackets: { letter: string; at: number }[] = [];
  const indentation = new Indentation();
  let trouble: ScanTrouble | undefined;
  let at = 0;

  while (at < code.length && !trouble) {
    const spaces = /^[ \t]*/.exec(code.slice(at, at + 400))?.[0] ?? "";
    const from = at + spaces.length;
    let [text, ended, to] = ["", false, from];
    at = from;
    while (!ended && !trouble) {
      const letter = code.charAt(at);
      if (letter === "" || (letter === "\n" && brackets.length === 0)) {
        ended = true;
        at += 1;
      } else if (letter === "#") {
        const end = code.indexOf("\n", at);
        at = end < 0 ? code.length : end;
      } else if (letter === "\\" && code.charAt(at + 1) === "\n") {
        at += 2;
      } else if (letter === '"' || letter === "'") {
        const { end, long, closed } = stringEnd(code, at);
        if (!closed)
          trouble = { kind: long ? "longQuote" : "quote", at, letter: long ? letter.repeat(3) : letter };
        text += '""';
        to = at = end;
      } else {
        if ("([{".includes(letter)) brackets.push({ letter, at });
        const opening = OPENING[letter];
        if (opening !== undefined) {
          const last = brackets.pop();
          if (!last) trouble = { kind: "bracketClose", at, letter };
          else if (last.letter !== opening)
            trouble = { kind: "bracketOther", at: last.at, letter: last.letter };
        }
        text += letter;
        at += 1;
        if (!/\s/.test(letter)) to = at;
      }
    }
    const statement = text.trim();
    if (statement === "") continue;
    trouble ??= indentation.next(spaces, from);
    indentation.leave(statement.endsWith(":"));
    statements.push({ from, to, text: statement });
  }
  const open = brackets.at(-1);
  if (!trouble && open) trouble = { kind: "bracketOpen", at: open.at, letter: open.letter };
  return { trouble, statements };
}
