/** Offers names while somebody types: those of the program, of pygame and of Python. */

import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";

import { kindOfThing, type Known } from "./kind-of-thing";
import { findOwnNames, type OwnName } from "./own-names";
import { type PygameName, pygameNames } from "./pygame-names";
import { BUILTINS, KEYWORDS, MODULES } from "./python-names";

const NO_NAMES_IN = new Set(["Comment", "String", "ContinuedString"]);
const FEWEST_LETTERS = 2;
const PARSE_MS = 100;
const WORD = /^\w*$/;
/** What the program itself has comes first. */
const BOOST = { own: 20, pygame: 0, keyword: 10, builtin: 5 } as const;

/** Writes the name with its brackets, and puts the cursor between them. */
function applyCall(view: EditorView, completion: Completion, from: number, to: number): void {
  const bracketed = view.state.sliceDoc(to, to + 1) === "(";
  const text = bracketed ? completion.label : `${completion.label}()`;
  const empty = completion.detail === "()";
  const change = insertCompletionText(view.state, text, from, to);
  view.dispatch({
    ...change,
    selection: { anchor: from + completion.label.length + (bracketed ? 0 : empty ? 2 : 1) },
    annotations: pickedCompletion.of(completion),
  });
}

function ofFunction(label: string, parameters: string, rest: Partial<Completion>): Completion {
  return { label, detail: parameters, type: "function", apply: applyCall, ...rest };
}

function ofOwn({ name, kind, parameters }: OwnName): Completion {
  const rest = { boost: BOOST.own, type: kind };
  return parameters === undefined ? { label: name, ...rest } : ofFunction(name, parameters, rest);
}

function ofPygame({ name, parameters, about }: PygameName): Completion {
  const type = /^[A-Z][A-Z0-9_]+$/.test(name) ? "constant" : /^[A-Z]/.test(name) ? "class" : "property";
  const rest = { boost: BOOST.pygame, ...(about !== undefined && { info: about }) };
  if (parameters === undefined) return { label: name, type, ...rest };
  return ofFunction(name, parameters, { ...rest, type: type === "class" ? type : "function" });
}

/** Everything a thing has, whose kind is known; members of ancestors too. */
function membersOf(kind: string, known: Known, seen = new Set<string>()): Completion[] {
  if (seen.has(kind)) return [];
  seen.add(kind);
  const own = known.own.classes.get(kind);
  if (!own) return (known.pygame.get(kind) ?? []).map(ofPygame);
  const inherited = own.bases.flatMap((base) =>
    membersOf(kindOfThing(`${base}()`, known) ?? base, known, seen),
  );
  return [...[...own.members.values()].filter(({ name }) => !name.startsWith("__")).map(ofOwn), ...inherited];
}

function afterDot(owner: string, position: number, known: Known): Completion[] {
  if (owner === "self" || owner === "super()") {
    const [around] = [...known.own.classes].filter(
      ([, { from, to }]) => from <= position && position <= to + 1,
    );
    if (around) return membersOf(around[0], known);
  }
  const kind = kindOfThing(owner, known);
  const members = kind === undefined ? [] : membersOf(kind, known);
  if (members.length > 0) return members;
  return [...known.own.attributes].map((label) => ({ label, type: "property", boost: BOOST.own }));
}

function anywhere({ own }: Known): Completion[] {
  return [
    ...[...own.names.values()].map(ofOwn),
    ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: BOOST.keyword })),
    ...Object.entries(BUILTINS).map(([label, parameters]) =>
      ofFunction(label, parameters, { boost: BOOST.builtin }),
    ),
    ...[...new Set(["pygame", ...own.modules.keys()])].map((label) => ({ label, type: "namespace" })),
  ];
}

function unique(options: readonly Completion[]): Completion[] {
  return [...new Map([...options].reverse().map((option) => [option.label, option])).values()].reverse();
}

export async function completePython(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const tree = ensureSyntaxTree(state, state.doc.length, PARSE_MS) ?? syntaxTree(state);
  if (NO_NAMES_IN.has(tree.resolveInner(pos, -1).name)) return null;
  const before = state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const from = pos - word.length;
  const line = before.slice(0, before.length - word.length);

  if (/^\s*(?:import|from)\s+$/.test(line)) {
    return { from, options: MODULES.map((label) => ({ label, type: "namespace" })), validFor: WORD };
  }
  const owner = /((?:[\w.]|\([^()]*\)|\[[^[\]]*\])+)\.$/.exec(line)?.[1];
  const isNumber = /^\d/.test(word) || (owner !== undefined && /^\d/.test(owner));
  if (isNumber || (owner === undefined && !context.explicit && word.length < FEWEST_LETTERS)) return null;
  // A name that is being made up needs no help.
  if (/\b(?:def|class|as)\s+$/.test(line)) return null;

  const known: Known = { pygame: await pygameNames(), own: findOwnNames(tree, state.doc) };
  const module = /^\s*from\s+([\w.]+)\s+import\s+(?:[\w\s,]*,\s*)?$/.exec(line)?.[1];
  const options =
    module !== undefined
      ? membersOf(module, known)
      : owner === undefined
        ? anywhere(known).filter(({ label }) => label !== word)
        : afterDot(owner, pos, known).filter(({ type, label }) => type !== "property" || label !== word);
  return { from, options: unique(options), validFor: WORD };
}
