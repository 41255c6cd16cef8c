import { expect, test } from "vitest";

import { foundIn, pythonFiles, withFound } from "./code-check";

const place = (path: string, line: number, message: string) => ({
  code: "any",
  path,
  line,
  column: 3,
  message,
});
const asSaid = ({ message }: { message: string }) => message;

test("only Python is sent", () => {
  const files = new Map([
    ["main.py", "import hero"],
    ["notes.txt", "not code"],
    ["hero.py", ""],
  ]);
  expect(pythonFiles(files)).toEqual([
    { path: "main.py", content: "import hero" },
    { path: "hero.py", content: "" },
  ]);
});

test("what was found stands in its own file, mistakes first", () => {
  const found = {
    errors: [place("hero.py", 2, "a colon is missing"), place("main.py", 9, "too far")],
    warnings: [place("main.py", 1, "no internet")],
  };
  expect(foundIn(found, "main.py", asSaid)).toEqual([
    { kind: "problem", line: 9, column: 3, message: "too far" },
    { kind: "advice", line: 1, column: 3, message: "no internet" },
  ]);
});

test("what a run has said is not said twice", () => {
  const said = [{ kind: "advice" as const, line: 1, column: 3, message: "no internet" }];
  const other = { kind: "advice" as const, line: 4, column: 1, message: "never waits" };
  expect(withFound(said, [...said, other])).toEqual([...said, other]);
});
