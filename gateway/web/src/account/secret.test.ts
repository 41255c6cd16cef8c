import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import en from "@/locales/en/account.json";

import { drawnPictures } from "./drawn-pictures";
import { EMPTY_SECRET, isBlank, mistakeIn, type SecretDraft, secretOf } from "./secret";

const draft = (part: Partial<SecretDraft>): SecretDraft => ({ ...EMPTY_SECRET, ...part });

describe("a secret", () => {
  it.each([
    [{ pictures: [] }, "fewPictures"],
    [{ pictures: ["fox", "owl", "fox"] }, "fewPictures"],
    [{ pictures: ["fox", "fox", "fox", "fox"] }, "samePictures"],
    [{ pictures: ["fox", "fox", "fox", "owl"] }, undefined],
    [{ kind: "password", password: "1234567" }, "shortPassword"],
    [{ kind: "password", password: "12345678" }, undefined],
    [{ kind: "password", password: "x".repeat(129) }, "longPassword"],
    [{ kind: "password", password: "🦊".repeat(8) }, undefined],
  ] as const)("%j has the mistake %s", (part, mistake) => {
    expect(mistakeIn(draft(part as Partial<SecretDraft>))).toBe(mistake);
  });

  it("is sent as the kind that is shown", () => {
    const both = draft({ password: "seven green turtles", pictures: ["fox"] });
    expect(secretOf(both)).toEqual({ pictures: ["fox"] });
    expect(secretOf({ ...both, kind: "password" })).toEqual({ password: "seven green turtles" });
    expect([isBlank(EMPTY_SECRET), isBlank(both)]).toEqual([true, false]);
  });
});

it("every picture the gateway knows is drawn and has a name, and no other", () => {
  const document = readFileSync(new URL("../../../openapi.json", import.meta.url), "utf8");
  const { enum: known } = (
    JSON.parse(document) as { components: { schemas: { Picture: { enum: string[] } } } }
  ).components.schemas.Picture;
  expect(Object.keys(drawnPictures).sort()).toEqual([...known].sort());
  expect(Object.keys(en.pictures).sort()).toEqual([...known].sort());
  expect(readdirSync(new URL("pictures", import.meta.url)).length).toBe(known.length);
});
