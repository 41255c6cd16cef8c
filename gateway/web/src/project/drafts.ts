/** Text that the server does not have yet, kept on this computer so that no closed window loses it. */

import type { Project } from "@/api/projects";

/** The unsaved text of one window. */
export interface Draft {
  /** When it was typed, in milliseconds since 1970. */
  at: number;
  /** The revision of the project that the text rests on. */
  base: number;
  files: Record<string, DraftFile>;
  /** What a new game can be made of, should this one be out of reach. */
  name: string;
  gameType: string | null;
  theme: string | null;
  choices: Record<string, string> | null;
}

export interface DraftFile {
  text: string;
  /** Prints of texts that this one came after: what the server had, and what was sent to it. */
  after: string[];
}

/** A short print of a text: texts with different prints differ. */
export function printOf(text: string): string {
  // FNV-1a over two halves: 64 bits, so that a clash by chance need not be thought of.
  let [one, two] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ (unit + at), 0x01000193);
  }
  return `${text.length}.${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;
}

/** What a draft says of its project. */
export function aboutProject(
  project: Project,
): Pick<Draft, "base" | "name" | "gameType" | "theme" | "choices"> {
  const { revision, name, game_type, theme, choices } = project;
  return { base: revision, name, gameType: game_type, theme, choices };
}

/** Where drafts lie. Each window has a place of its own, so that two of them never write over each other. */
export class DraftShelf {
  private readonly own: string;

  constructor(
    private readonly projectId: string,
    window = Math.random().toString(36).slice(2),
  ) {
    this.own = this.prefix + window;
  }

  private get prefix(): string {
    return `palace.draft.${this.projectId}.`;
  }

  /** Writes this window's draft, or clears it away; answers whether the browser took it. */
  write(draft: Draft | undefined): boolean {
    try {
      if (draft) localStorage.setItem(this.own, JSON.stringify(draft));
      else localStorage.removeItem(this.own);
      return true;
    } catch {
      return false;
    }
  }

  /** The drafts that other windows left behind, the latest first. */
  left(): Draft[] {
    return this.others()
      .flatMap((key) => read(key) ?? [])
      .sort((one, other) => other.at - one.at);
  }

  /** Clears away what other windows left behind. */
  clearLeft(): void {
    try {
      for (const key of this.others()) localStorage.removeItem(key);
    } catch {
      // They stay, and are offered again.
    }
  }

  private others(): string[] {
    try {
      const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
      return keys.filter((key) => key.startsWith(this.prefix) && key !== this.own);
    } catch {
      return [];
    }
  }
}

function read(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && typeof draft.files === "object" ? draft : undefined;
  } catch {
    return undefined;
  }
}
