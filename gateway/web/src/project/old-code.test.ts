// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";

import { createProject } from "@/api/projects";

import { adoptOldCode, OLD_CODE_KEY } from "./old-code-check";

vi.mock("@/api/projects");
const create = vi.mocked(createProject);

beforeEach(() => {
  localStorage.clear();
  create.mockReset();
});

it("old code becomes a game by its own name, once", async () => {
  localStorage.setItem(OLD_CODE_KEY, 'GAME_NAME = "Frog"\n');
  expect(await adoptOldCode()).toBe(true);
  expect(create).toHaveBeenCalledWith({ name: "Frog", code: 'GAME_NAME = "Frog"\n' });
  expect(await adoptOldCode()).toBe(false);
  expect(create).toHaveBeenCalledOnce();
});

it("old code stays where it is until a game is made of it", async () => {
  localStorage.setItem(OLD_CODE_KEY, 'GAME_NAME = "Frog"\n');
  create.mockRejectedValueOnce(new TypeError("fetch failed"));
  expect(await adoptOldCode()).toBe(false);
  expect(localStorage.getItem(OLD_CODE_KEY)).not.toBeNull();
});
