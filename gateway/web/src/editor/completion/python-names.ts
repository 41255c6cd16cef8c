/** Python's own words that a game of a child may need. */

export const KEYWORDS =
  "and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield True False None".split(
    " ",
  );

/** Functions, and what they are given. */
export const BUILTINS: Readonly<Record<string, string>> = {
  abs: "(number)",
  all: "(items)",
  any: "(items)",
  bool: "(thing)",
  chr: "(number)",
  dict: "()",
  enumerate: "(items)",
  filter: "(function, items)",
  float: "(text)",
  input: "(question)",
  int: "(text)",
  isinstance: "(thing, kind)",
  len: "(items)",
  list: "(items)",
  map: "(function, items)",
  max: "(items)",
  min: "(items)",
  open: "(path)",
  ord: "(letter)",
  print: "(words)",
  range: "(start, stop, step)",
  reversed: "(items)",
  round: "(number, digits)",
  set: "(items)",
  sorted: "(items)",
  str: "(thing)",
  sum: "(numbers)",
  super: "()",
  tuple: "(items)",
  type: "(thing)",
  zip: "(items, others)",
};

/** Modules that games import. */
export const MODULES = [
  "pygame",
  "random",
  "math",
  "time",
  "sys",
  "os",
  "json",
  "pathlib",
  "itertools",
  "collections",
  "dataclasses",
  "enum",
  "string",
];
