import { expect, it } from "vitest";

import { gameTitle } from "./game-title";

it.each([
  ['x = 1\nGAME_NAME = "Coin Hills"  # yours', "Coin Hills"],
  ["TITLE='Don''t'", "Don"],
  ['pygame.display.set_caption("Space")', "Space"],
  ['TITLE = "First"\nset_caption("Second")', "First"],
  ["set_caption(GAME_NAME)", undefined],
  ["", undefined],
])("%j is called %j", (code, title) => {
  expect(gameTitle(code)).toBe(title);
});
