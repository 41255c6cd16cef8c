/** Reads the values of constants: numbers, switches, texts, colours, and rows of numbers or of texts. */

import { readText } from "./python-text";
import { decimalsOf } from "./range";

/** Where a literal lies in the code, and how it is written there. */
export interface Place {
  from: number;
  to: number;
  source: string;
}

export interface NumberPart extends Place {
  value: number;
  float: boolean;
  decimals: number;
}

export type Literal = Place &
  (
    | { kind: "number"; part: NumberPart }
    | { kind: "switch"; value: boolean }
    | { kind: "text"; text: string }
    /** Numbers in a row; whether they make a colour depends on what is said beside them. */
    | { kind: "numbers"; parts: NumberPart[] }
    /** Rows of text, such as a level that is drawn with letters. */
    | { kind: "drawing"; rows: string[] }
  );

const NUMBER = /[+-]?(?:\d[\d_]*)?(?:\.(?:\d[\d_]*)?)?(?:[eE][+-]?\d+)?/y;
const DECIMAL =
  /^[+-]?(?:(?:0|[1-9](?:_?\d)*)|(?=.*[.eE])(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d+)?)$/;
const SPACE = /[ \t\r\n]*/y;
const MOST_DIGITS = 6;

function skipSpace(code: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(code)?.[0].length ?? 0);
}

function readNumber(code: string, from: number): NumberPart | undefined {
  NUMBER.lastIndex = from;
  const source = NUMBER.exec(code)?.[0] ?? "";
  const to = from + source.length;
  if (!DECIMAL.test(source) || /[\w.]/.test(code.charAt(to))) return undefined;
  const value = Number(source.replaceAll("_", ""));
  const float = /[.eE]/.test(source);
  if (!Number.isFinite(value) || (!float && !Number.isSafeInteger(value))) return undefined;
  const decimals = float ? Math.min(Math.max(decimalsOf(source), decimalsOf(String(value))), MOST_DIGITS) : 0;
  return { from, to, source, value, float, decimals };
}

/** Numbers with commas between them, in brackets or without. */
function readNumbers(code: string, from: number): { parts: NumberPart[]; to: number } | undefined {
  const bracketed = code.charAt(from) === "(";
  const parts: NumberPart[] = [];
  let at = bracketed ? skipSpace(code, from + 1) : from;
  for (;;) {
    const part = readNumber(code, at);
    if (!part) break;
    parts.push(part);
    at = bracketed
      ? skipSpace(code, part.to)
      : part.to + (/^[ \t]*(?=,)/.exec(code.slice(part.to))?.[0].length ?? 0);
    if (code.charAt(at) !== ",") break;
    const next = bracketed
      ? skipSpace(code, at + 1)
      : at + 1 + (/^[ \t]*/.exec(code.slice(at + 1))?.[0].length ?? 0);
    at = next;
  }
  if (!bracketed) return parts.length > 1 && parts.at(-1)?.to === at ? { parts, to: at } : undefined;
  return parts.length > 1 && code.charAt(at) === ")" ? { parts, to: at + 1 } : undefined;
}

/** A list of texts, one or more, and nothing else. */
function readDrawing(code: string, from: number): { rows: string[]; to: number } | undefined {
  if (code.charAt(from) !== "[") return undefined;
  const rows: string[] = [];
  let at = from + 1;
  for (;;) {
    at = skipSpace(code, at);
    if (code.charAt(at) === "#") {
      at += /^[^\r\n]*/.exec(code.slice(at))?.[0].length ?? 0;
    } else if (code.charAt(at) === ",") {
      at += 1;
    } else {
      const row = readText(code.slice(at, at + 2_000));
      if (!row) break;
      rows.push(row.text);
      at += row.length;
    }
  }
  return rows.length > 0 && code.charAt(at) === "]" ? { rows, to: at + 1 } : undefined;
}

/** The literal at an offset, if it is of a kind that a card can show. */
export function readLiteral(code: string, from: number): Literal | undefined {
  const place = (to: number) => ({ from, to, source: code.slice(from, to) });
  const ahead = code.slice(from, from + 4_000);
  const truth = /^(?:True|False)\b/.exec(ahead)?.[0];
  if (truth !== undefined) return { ...place(from + truth.length), kind: "switch", value: truth === "True" };
  const text = readText(ahead);
  if (text) return { ...place(from + text.length), kind: "text", text: text.text };
  const drawing = readDrawing(code, from);
  if (drawing) return { ...place(drawing.to), kind: "drawing", rows: drawing.rows };
  const numbers = readNumbers(code, from);
  if (numbers) return { ...place(numbers.to), kind: "numbers", parts: numbers.parts };
  const part = readNumber(code, from);
  return part && { ...place(part.to), kind: "number", part };
}
