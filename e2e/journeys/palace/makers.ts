/** People who make games and show them, by the API. */

import { randomInt, randomUUID } from "node:crypto";

import { type APIRequestContext, expect, type Page } from "@playwright/test";

import { newNickname, post } from "./people";
import { type Game, makeGame, type NewGame } from "./projects";

const WHITE = "(255, 255, 255)";

/** A game that paints its window in this colour and says so. */
export const painted = (name: string, colour = WHITE): string => `import pygame

GAME_NAME = "${name}"
COLOUR = ${colour}

pygame.init()
window = pygame.display.set_mode((320, 200))
playing = True
while playing:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            playing = False
    window.fill(COLOUR)
    pygame.display.flip()
    pygame.time.Clock().tick(30)
`;

/** Letters by chance are not always kind, and what is not kind is refused. */
const WORDS = ["amber", "lemon", "river", "cloud", "robin", "tulip", "daisy", "mango"] as const;

const someWords = (count: number): string[] =>
  Array.from({ length: count }, () => WORDS[randomInt(WORDS.length)] ?? WORDS[0]);

/** A word that nobody else uses. */
export const uniqueWord = (): string => someWords(6).join("");

/** Gives the page's visitor a nickname, without which nothing is shown to others. */
export async function becomeMember(page: Page): Promise<string> {
  const nickname = newNickname("Maker");
  await post(page, "/api/auth/register", { nickname, password: `seven green ${randomUUID()}` });
  return nickname;
}

/** Runs a game until it shows something, and takes that as its picture. */
export async function takePicture(request: APIRequestContext, projectId: string): Promise<void> {
  const run = await request.post("/api/execute", { data: { project_id: projectId } });
  const { session_id } = (await run.json()) as { session_id: string };
  await expect
    .poll(async () => {
      const taken = await request.put(`/api/projects/${projectId}/picture`, { data: { session_id } });
      return taken.status();
    })
    .toBe(204);
  await request.post(`/api/stop-game/${session_id}`);
}

/** Shows a game of the page's visitor to everybody; gives its id in the gallery. */
export async function publish(
  page: Page,
  made: NewGame,
  description = "",
): Promise<{ game: Game; shownId: string }> {
  const game = await makeGame(page, "/", made);
  const { request } = page.context();
  await takePicture(request, game.id);
  const shown = await request.post("/api/gallery", { data: { project_id: game.id, description } });
  expect(shown.status(), await shown.text()).toBe(201);
  return { game, shownId: ((await shown.json()) as { id: string }).id };
}
