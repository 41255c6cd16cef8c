/** The kinds of Python error that have words of their own; the words themselves are fetched with the language. */

export const PYTHON_KINDS = [
  "NameError",
  "UnboundLocalError",
  "TypeError",
  "AttributeError",
  "IndexError",
  "KeyError",
  "ZeroDivisionError",
  "ValueError",
  "ModuleNotFoundError",
  "ImportError",
  "FileNotFoundError",
  "RecursionError",
  "SyntaxError",
  "IndentationError",
  "TabError",
  "error",
] as const;

export type PythonKind = (typeof PYTHON_KINDS)[number];

export function isPythonKind(kind: string): kind is PythonKind {
  return (PYTHON_KINDS as readonly string[]).includes(kind);
}
