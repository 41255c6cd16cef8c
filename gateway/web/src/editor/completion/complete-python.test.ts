import { CompletionContext } from "@codemirror/autocomplete";
import { pythonLanguage } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";

import { completePython } from "./complete-python";

/** The names that are offered where the code has a `|`. */
async function offered(code: string, explicit = false): Promise<string[]> {
  const position = code.indexOf("|");
  const state = EditorState.create({ doc: code.replace("|", ""), extensions: pythonLanguage });
  const result = await completePython(new CompletionContext(state, position, explicit));
  const typed = code.slice(result?.from, position);
  return (result?.options ?? []).map(({ label }) => label).filter((label) => label.startsWith(typed));
}

const GAME = `import pygame
import pygame as pg
RUN_SPEED = 4.5
screen = pygame.display.set_mode((800, 480))
clock = pygame.time.Clock()


class Thing(pygame.sprite.Sprite):
    colour = "red"

    def __init__(self, place):
        self.rect = pygame.Rect(0, 0, 8, 8)
        self.speed_up = 3

    def jump(self, power):
        self.|


class Hero(Thing):
    def fly(self):
        pass


def draw_all(things):
    for thing in things:
        pass


hero = Hero(3)
`;

it.each([
  ["pygame.dr|", ["draw"]],
  ["pygame.draw.ci|", ["circle"]],
  ["pygame.K_LE|", ["K_LEFT"]],
  ["screen.fil|", ["fill"]],
  ["screen.get_rect().cente|", ["center", "centerx", "centery"]],
  ["clock.ti|", ["tick", "tick_busy_loop"]],
  ["pg.Vector|", ["Vector2", "Vector3"]],
  ["hero.f|", ["fly"]],
  ["hero.ju|", ["jump"]],
  ["hero.rect.collidep|", ["collidepoint"]],
  ["hero.kil|", ["kill"]],
  ["for event in pygame.event.get():\n    print(event.ke|)", ["key"]],
  ["RUN_|", ["RUN_SPEED"]],
  ["draw_|", ["draw_all"]],
  ["whi|", ["while"]],
  ["prin|", ["print"]],
  ["from pygame import Re|", ["Rect"]],
  ["import ran|", ["random"]],
])("%s", async (typed, names) => {
  expect(await offered(`${GAME.replace("|", "pass")}${typed}`)).toEqual(names);
});

it("knows what a class gives itself, and what its ancestors have", async () => {
  const names = await offered(GAME);
  expect(names).toEqual(expect.arrayContaining(["rect", "speed_up", "jump", "colour", "kill"]));
  expect(names).not.toContain("fly");
});

it.each(["# pyg|", 'x = "pyg|"', "x = 3.|", "x = 12|", "def dra|", "p|"])(
  "stays quiet in %s",
  async (code) => {
    expect(await offered(code)).toEqual([]);
  },
);
