import { expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";

import { isAbout, isAboutNickname, isAboutSecret, needsPresentSecret } from "./refused-fields";

const refused = (code: string, ...fields: string[]): Refusal => ({
  code,
  status: 400,
  detail: "",
  places: [],
  fields: fields.map((field) => ({ field, message: "" })),
  retryAfterSeconds: undefined,
});

it("a refusal is about the fields that it names, and their parts", () => {
  expect(isAbout(refused("invalid_request", "nickname"), "nickname")).toBe(true);
  expect(isAbout(refused("invalid_request", "current.password"), "current")).toBe(true);
  expect(isAbout(refused("invalid_request", "currently"), "current")).toBe(false);
  expect(isAbout(undefined, "nickname")).toBe(false);
});

it("a taken nickname names no field", () => {
  expect(isAboutNickname(refused("nickname_taken"))).toBe(true);
  expect(isAboutNickname(refused("limit_reached"))).toBe(false);
});

it("a secret that others would guess is told from one that has to be shown first", () => {
  expect(isAboutSecret(refused("invalid_request", "password"))).toBe(true);
  expect(isAboutSecret(refused("invalid_request", "current.password"))).toBe(false);
  expect(needsPresentSecret(refused("invalid_request", "current"))).toBe(true);
});
