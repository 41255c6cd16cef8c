/** People who use the Palace, each in a browser of their own. */

import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";

import { type APIRequestContext, expect, type Page } from "@playwright/test";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const SYLLABLES = Array.from("bdmrvz").flatMap((first) => [`${first}e`, `${first}o`]);
const MOST_SYLLABLES = 7;
const LONGEST_NICKNAME = 24;

/**
 * A nickname that nobody has: its end is one of 36 million by chance. Letters and digits of any kind would now and then
 * be an unkind word, which is refused; these syllables never are.
 */
export function newNickname(start: string): string {
  const room = Math.floor((LONGEST_NICKNAME - start.length - 1) / 2);
  const end = Array.from(
    { length: Math.min(MOST_SYLLABLES, room) },
    () => SYLLABLES[randomInt(SYLLABLES.length)],
  );
  return `${start} ${end.join("")}`;
}

/** A call such as the page itself makes. */
export async function post(page: Page, path: string, data: object): Promise<unknown> {
  const request: APIRequestContext = page.context().request;
  const answer = await request.post(path, { data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json() as Promise<unknown>;
}

/** Makes the page's visitor a teacher, as whoever looks after the Palace does at a terminal. */
export async function becomeTeacher(page: Page): Promise<string> {
  const nickname = newNickname("Mira");
  await post(page, "/api/auth/register", { nickname, password: "nine quiet rivers" });
  const program = process.env["PALACE_GATEWAY"];
  if (!program)
    throw new Error("PALACE_GATEWAY must name the Palace's gateway program, such as target/debug/gateway");
  // The program takes its settings from the environment, and none that it does not know.
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith("PALACE_"));
  execFileSync(program, ["grant-role", nickname, "teacher"], {
    cwd: root,
    env: Object.fromEntries(settings),
  });
  return nickname;
}
