// @vitest-environment happy-dom

import { afterEach, expect, it, vi } from "vitest";

import { copyText } from "./copy-text";

afterEach(() => {
  vi.unstubAllGlobals();
});

function browser(secure: boolean, writeText: () => Promise<void>, command: () => boolean): void {
  vi.stubGlobal("isSecureContext", secure);
  vi.stubGlobal("navigator", secure ? { clipboard: { writeText } } : {});
  Object.assign(document, { execCommand: command });
}

const works = () => Promise.resolve();
const refuses = () => Promise.reject(new Error("not allowed"));

it("copies over HTTPS without a selection", async () => {
  const command = vi.fn(() => true);
  browser(true, works, command);
  expect(await copyText("FRG472")).toBe(true);
  expect(command).not.toHaveBeenCalled();
});

it.each([
  ["on plain HTTP", false],
  ["where the clipboard is refused", true],
])("copies what it selects %s, and leaves nothing behind", async (_, secure) => {
  let selected: string | undefined;
  browser(secure, refuses, () => {
    selected = document.body.lastElementChild?.textContent;
    return true;
  });
  expect(await copyText("FRG472")).toBe(true);
  expect(selected).toBe("FRG472");
  expect(document.body.childElementCount).toBe(0);
});

it("says so where nothing can be copied", async () => {
  browser(false, works, () => false);
  expect(await copyText("FRG472")).toBe(false);
});
