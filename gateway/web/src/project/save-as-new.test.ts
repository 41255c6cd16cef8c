import { beforeEach, expect, it, vi } from "vitest";

import type { Project } from "@/api/projects";

import type { Draft } from "./drafts";
import { type Remains, saveAllAsNew, saveDraftsAsNew } from "./save-as-new";

/** The new game as the server holds it. */
const made = vi.hoisted(() => ({
  revision: 1,
  texts: new Map<string, string>(),
  versions: [] as string[][],
}));
const duringSave = vi.hoisted(() => ({ happens: (): void => undefined }));

vi.mock("@/api/projects", () => {
  const project = () =>
    ({
      id: "new",
      revision: made.revision,
      files: [...made.texts].map(([path, content]) => ({ path, content })),
    }) as unknown as Project;
  const texts = (files: { path: string; content: string }[]) =>
    files.map(({ path, content }): [string, string] => [path, content]);
  return {
    createProject: ({ files }: { files: { path: string; content: string }[] }) => {
      made.texts = new Map(texts(files));
      duringSave.happens();
      return Promise.resolve(project());
    },
    loadProject: () => Promise.resolve(project()),
    saveProject: (_: string, revision: number, { files }: { files: { path: string; content: string }[] }) => {
      if (revision === made.revision) {
        for (const [path, text] of texts(files)) made.texts.set(path, text);
        made.revision += 1;
      } else made.versions.push(files.map(({ content }) => content));
      return Promise.resolve({});
    },
  };
});

const remains = (text: string): Remains => ({
  name: "Frog",
  gameType: null,
  theme: null,
  choices: null,
  texts: new Map([["main.py", text]]),
  others: new Map(),
});
const draft = (text: string): Draft => ({
  at: 0,
  base: 1,
  name: "Frog",
  gameType: null,
  theme: null,
  choices: null,
  files: { "main.py": { text, after: [] } },
});

beforeEach(() => {
  Object.assign(made, { revision: 1, texts: new Map(), versions: [] });
  duringSave.happens = () => undefined;
});

it("takes along what is typed while the new game is made", async () => {
  let page = "first";
  duringSave.happens = () => {
    page = "typed meanwhile";
  };
  const project = await saveAllAsNew(() => remains(page));
  expect(project.files[0]?.content).toBe("typed meanwhile");
  expect(made.texts.get("main.py")).toBe("typed meanwhile");
});

it("keeps the drafts of all windows: the latest as the game, the older ones as versions", async () => {
  await saveDraftsAsNew([draft("latest"), draft("older"), draft("oldest")]);
  expect(made.texts.get("main.py")).toBe("latest");
  expect(made.versions).toEqual([["older"], ["oldest"]]);
});
