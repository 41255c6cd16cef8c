/**
 * Finds the first place that Python will not be able to read, while somebody types. The gateway's own check, which every
 * run passes, has the last word: this one only knows what children get wrong most.
 */

import type { syntaxTree } from "@codemirror/language";

type Tree = ReturnType<typeof syntaxTree>;

import { scan, type ScanTrouble } from "./scan";

export interface Trouble {
  kind: ScanTrouble["kind"] | "colon" | "equals" | "unreadable";
  from: number;
  to: number;
  /** The letter it is about, such as the bracket that is open. */
  letter: string;
}

const BLOCK = /^(?:if|elif|else|while|for|def|class|try|except|finally|with|async)\b/;
const CONDITION_WITH_ONE_EQUALS = /^(?:if|elif|while)\b[^=]*[^=!<>:]=(?!=)[^=]*:?$/;
/** Whether a statement that begins a block has no colon outside its brackets. */
function missesColon(text: string): boolean {
  return BLOCK.test(text) && !/:(?![^(]*\))/.test(text.replace(/\[[^\]]*\]|\{[^}]*\}|lambda[^:]*:/g, ""));
}

/** What Python can read and the editor's grammar cannot. */
const BEYOND_THE_GRAMMAR = /\byield\s*(?:$|\))|^case\b|\d\.\s*[-+*/]/;

/** Where the syntax tree first has something that does not belong, or lacks something. */
function firstError(tree: Tree): number | undefined {
  let first: number | undefined;
  tree.iterate({
    enter(node) {
      if (first !== undefined) return false;
      if (node.type.isError) first = node.from;
      return first === undefined;
    },
  });
  return first;
}

/** `tree` must be that of the whole program; without one, only strings, brackets and indentation are looked at. */
export function findTrouble(code: string, tree: Tree | null): Trouble | undefined {
  const { trouble, statements } = scan(code);
  const error = tree ? firstError(tree) : undefined;
  // What comes before the error, or is the last thing above it.
  const statement =
    error === undefined
      ? undefined
      : (statements.find(({ from, to }) => from <= error && error <= to) ??
        statements.findLast(({ to }) => to <= error));
  const scanned = trouble && {
    ...trouble,
    from: trouble.at,
    to: trouble.at + Math.max(trouble.letter.length, 1),
  };
  // Whoever forgot a colon writes the next line further to the right all the same.
  const above =
    trouble?.kind === "indentTooFar" ? statements.findLast(({ to }) => to < trouble.at) : undefined;
  const suspect = above && missesColon(above.text) ? above : statement;
  if (suspect && (!scanned || suspect.to < scanned.from)) {
    const { from, to, text } = suspect;
    if (CONDITION_WITH_ONE_EQUALS.test(text)) return { kind: "equals", from, to, letter: "=" };
    if (missesColon(text)) return { kind: "colon", from, to, letter: ":" };
    if (!scanned && !BEYOND_THE_GRAMMAR.test(text)) return { kind: "unreadable", from, to, letter: "" };
  }
  return scanned;
}
