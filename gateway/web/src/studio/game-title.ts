/** Finds the name a game gives itself. */

const NAME = /^[ \t]*(?:GAME_NAME|GAME_TITLE|TITLE|NAME)[ \t]*=[ \t]*(["'])(.+?)\1/m;
const CAPTION = /set_caption\(\s*(["'])(.+?)\1/;

/** The name in the code, which changes as the code is changed; `undefined` where it has none. */
export function gameTitle(code: string): string | undefined {
  return (NAME.exec(code) ?? CAPTION.exec(code))?.[2]?.trim();
}
