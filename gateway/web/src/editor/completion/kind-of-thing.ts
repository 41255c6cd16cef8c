/** Guesses what a piece of code stands for: a module or a class of pygame, or a class of the program itself. */

import type { OwnNames } from "./own-names";
import type { PygameNames } from "./pygame-names";

const DEEPEST = 8;

/** Splits `self.rect.move(1, 2)` into `self.rect`, `.move` and so on; what is in brackets does not matter. */
function withoutArguments(code: string): string | undefined {
  let [text, depth] = ["", 0];
  for (const letter of code) {
    if ("([{".includes(letter)) {
      if (depth === 0) text += letter === "(" ? "()" : "?";
      depth += 1;
    } else if (")]}".includes(letter)) depth -= 1;
    else if (depth === 0) text += letter;
  }
  return depth === 0 && /^[\w.()]+$/.test(text) ? text : undefined;
}

export interface Known {
  pygame: PygameNames;
  own: OwnNames;
}

/** The module's full name or the class's name; `undefined` where nobody can tell. */
export function kindOfThing(code: string, known: Known, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  const { pygame, own } = known;
  const each = /^each of (.*)$/s.exec(code)?.[1];
  if (each !== undefined) return /^list\[(\w+)\]$/.exec(kindOfThing(each, known, depth + 1) ?? "")?.[1];
  const text = withoutArguments(code.trim());
  if (text === undefined) return undefined;

  const module = own.modules.get(text) ?? (pygame.has(text) && text.startsWith("pygame") ? text : undefined);
  if (module !== undefined) return module;
  const value = own.values.get(text);
  if (value !== undefined && value !== code) return kindOfThing(value, known, depth + 1);

  const call = text.endsWith("()");
  const path = call ? text.slice(0, -2) : text;
  if (call && own.classes.has(path)) return path;
  const dot = path.lastIndexOf(".");
  if (dot < 0) return undefined;
  const owner = kindOfThing(path.slice(0, dot), known, depth + 1);
  if (owner === undefined) return undefined;
  const name = path.slice(dot + 1);
  if (pygame.has(`${owner}.${name}`)) return `${owner}.${name}`;
  const found = pygame.get(owner)?.find((entry) => entry.name === name);
  if (found) return call || found.parameters === undefined ? found.returns : undefined;
  const attribute = own.classes.has(owner) ? own.values.get(`self.${name}`) : undefined;
  return attribute === undefined || call ? undefined : kindOfThing(attribute, known, depth + 1);
}
