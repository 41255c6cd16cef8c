import { describe, expect, it } from "vitest";

import en from "./en/words";
import es from "./es/words";
import { languageFrom } from "./language";
import { pseudo, pseudoWords } from "./pseudo";

/** Every text of a language with its path, such as `shell.nav.new`. */
function texts(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : texts(value as object, `${path}${key}.`),
  );
}

const variables = (text: string) => (text.match(/\{\{.*?\}\}|<\/?\w+\/?>/g) ?? []).sort();

/** What is the same in English and in Spanish. */
const SAME = new Set([
  "help.caps.ctrl",
  "help.caps.esc",
  "help.caps.tab",
  "account.pictures.cactus",
  "account.pictures.robot",
  "studio.editor.file",
  "studio.stage.keyNames.ControlLeft",
  "studio.stage.keyNames.ControlRight",
  "studio.stage.keyNames.AltLeft",
  "studio.stage.keyNames.AltRight",
  "studio.stage.keyNames.Tab",
  "studio.say.refused.what",
]);

describe("Spanish", () => {
  const english = new Map(texts(en));
  const spanish = new Map(texts(es));

  it("has every text that English has, and no other", () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("has the variables and tags of English in every text", () => {
    for (const [path, text] of english) {
      expect(variables(spanish.get(path) ?? ""), path).toEqual(variables(text));
    }
  });

  it("is not English, except where both are the same", () => {
    const same = [...english].filter(([path, text]) => spanish.get(path) === text).map(([path]) => path);
    expect(same.filter((path) => !SAME.has(path))).toEqual([]);
  });

  it("has no text that is empty", () => {
    expect([...spanish].filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

describe("the pseudo-language", () => {
  it("is longer and accented, and keeps variables and tags", () => {
    expect(pseudo("Line {{line}}: <b>run</b>")).toBe("[Ļíñé {{line}}: <b>ŕúñ</b>······ ···]");
  });

  it("has every text that English has", () => {
    expect(texts(pseudoWords(en)).map(([path]) => path)).toEqual(texts(en).map(([path]) => path));
  });
});

describe("the language to start with", () => {
  const start = (clues: Partial<Parameters<typeof languageFrom>[0]>) =>
    languageFrom({ search: "", remembered: null, reads: ["fr-FR"], ...clues });

  it.each([
    [{ search: "?language=es", remembered: "en" }, "es"],
    [{ search: "?language=xb" }, "xb"],
    [{ search: "?language=klingon", remembered: "es" }, "es"],
    [{ remembered: "nonsense", reads: ["es-MX", "en"] }, "es"],
    [{ reads: ["fr-FR", "es"] }, "es"],
    [{ reads: ["xb"] }, "en"],
    [{ reads: [] }, "en"],
  ])("for %j is %s", (clues, language) => {
    expect(start(clues)).toBe(language);
  });
});
