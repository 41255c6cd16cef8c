/** Code that an earlier palace kept on this computer becomes a game like any other, once. */

import i18next from "i18next";

import { createProject } from "@/api/projects";
import { gameTitle, projectName } from "@/studio/game-title";

import { OLD_CODE_KEY } from "./old-code-check";

/** Answers whether a game was made; where it was not, the code stays for the next time. */
export async function makeGameOfOldCode(): Promise<boolean> {
  try {
    const code = localStorage.getItem(OLD_CODE_KEY);
    if (code === null) return false;
    const name = projectName(gameTitle(code) ?? "") ?? i18next.t("project:untitled");
    await createProject({ name, code });
    localStorage.removeItem(OLD_CODE_KEY);
    return true;
  } catch {
    return false;
  }
}
