import { expect, it } from "vitest";

import { gameTitle, projectName, withGameTitle } from "./game-title";

it.each([
  ['x = 1\nGAME_NAME = "Coin Hills"  # yours', "Coin Hills"],
  ["TITLE='Don''t'", "Don"],
  ['pygame.display.set_caption("Space")', "Space"],
  ['TITLE = "First"\nset_caption("Second")', "First"],
  ["set_caption(GAME_NAME)", undefined],
  ['GAME_NAME = "The \\"Best\\" \\U0001f438"', 'The "Best" 🐸'],
  ["", undefined],
])("%j is called %j", (code, title) => {
  expect(gameTitle(code)).toBe(title);
});

it.each(["Frog", 'Say "hi"', 'Don\'t "stop"', "back\\slash", "$& $1"])(
  "%j as a new name stays a text",
  (title) => {
    for (const code of ['x = 1\nGAME_NAME = "Old"  # yours\n', "pygame.display.set_caption('Old')\n"]) {
      const renamed = withGameTitle(code, title);
      expect(gameTitle(renamed)).toBe(title);
      expect(renamed.split("\n")).toHaveLength(code.split("\n").length);
    }
  },
);

it.each([
  ["Coin Hills", "Coin Hills"],
  ["  Coin \n\u0007 Hills ", "Coin Hills"],
  ["🐸".repeat(61), "🐸".repeat(60)],
  ["\ud800 \u200b", undefined],
])("%j makes the project %j", (title, name) => {
  expect(projectName(title)).toBe(name);
});

it("code without a name stays as it is", () => {
  expect(withGameTitle("x = 1\n", "Frog")).toBe("x = 1\n");
});
