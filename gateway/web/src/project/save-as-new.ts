/** Makes a new game of what is in the page, or was left on this computer, when its own is out of reach. */

import { createProject, loadProject, type NewProject, type Project, saveProject } from "@/api/projects";
import { RefusedError } from "@/api/refusal";

import type { Draft } from "./drafts";
import { NO_REVISION } from "./project-store";
import { changedTexts, sameTexts, type Texts, textsOf } from "./texts";

/** All that is known of the game. */
export interface Remains {
  name: string;
  gameType: string | null;
  theme: string | null;
  choices: Record<string, string> | null;
  texts: Texts;
  /** Pictures and sounds, by path: where their bytes may still be had. */
  others: ReadonlyMap<string, string>;
}

export function remainsOfProject(project: Project, texts: Texts): Remains {
  const { name, game_type, theme, choices, files } = project;
  const others = new Map(files.flatMap(({ path, content, url }) => (content === null ? [[path, url]] : [])));
  return { name, gameType: game_type, theme, choices, texts, others };
}

export function remainsOfDraft({ name, gameType, theme, choices, files }: Draft): Remains {
  const texts = new Map(Object.entries(files).map(([path, { text }]) => [path, text]));
  return { name, gameType, theme, choices, texts, others: new Map() };
}

/** Makes the game anew, for whoever is signed in now, or for a new guest. */
export async function saveAsNew(remains: Remains): Promise<Project> {
  const project = await create(remains);
  const missing = changedTexts(textsOf(project), remains.texts);
  return missing.size === 0 ? project : write(project, missing);
}

/** The same for an open page, in which somebody goes on typing: it ends when the new game has all that is there. */
export async function saveAllAsNew(remains: () => Remains): Promise<Project> {
  let saved = remains();
  let project = await saveAsNew(saved);
  for (let now = remains(); !sameTexts(saved.texts, now.texts); now = remains()) {
    project = await write(project, changedTexts(saved.texts, now.texts));
    saved = now;
  }
  return project;
}

/** The same for drafts of one game, the latest first: the older ones become versions of the new game. */
export async function saveDraftsAsNew([latest, ...older]: readonly [Draft, ...Draft[]]): Promise<Project> {
  const project = await saveAsNew(remainsOfDraft(latest));
  for (const draft of older) {
    const files = asList(remainsOfDraft(draft).texts);
    await saveProject(project.id, NO_REVISION, { files });
  }
  return project;
}

async function write(project: Project, texts: Texts): Promise<Project> {
  await saveProject(project.id, project.revision, { files: asList(texts) });
  return loadProject(project.id);
}

const asList = (texts: Texts) => [...texts].map(([path, content]) => ({ path, content }));

/** A kind of game brings its pictures and sounds along; of any other, what can still be fetched is taken. */
async function create(remains: Remains): Promise<Project> {
  const { name, gameType, theme, choices } = remains;
  if (gameType !== null) {
    try {
      return await createProject({ name, game_type: gameType, theme, choices });
    } catch (error) {
      const unknownKind = error instanceof RefusedError && error.refusal.status === 400;
      if (!unknownKind) throw error;
    }
  }
  return createProject({ name, files: await filesOf(remains) });
}

type NewFile = Extract<NewProject, { files: unknown }>["files"][number];

async function filesOf({ texts, others }: Remains): Promise<NewFile[]> {
  const written = [...texts].map(([path, content]): NewFile => ({ path, content, encoding: "utf8" }));
  const fetched = await Promise.all([...others].map(([path, url]) => fetchFile(path, url)));
  return [...written, ...fetched.flatMap((file) => file ?? [])];
}

async function fetchFile(path: string, url: string): Promise<NewFile | undefined> {
  try {
    const response = await fetch(url);
    if (!response.ok) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return { path, content: btoa(letters), encoding: "base64" };
  } catch {
    return undefined;
  }
}
