/**
 * Gets ready what the game will need, while its maker still chooses. A sandbox is not asked for here: each executor keeps
 * warm ones waiting by itself (`executor/src/sandbox/pool.rs`), so that a visitor who only looks takes none from others.
 */

import { signIn } from "@/api/sign-in";

/** A guest to own the game, the room to play it in, and the questions that are asked there. What fails is done again when it is needed. */
export function prepareToPlay(): void {
  signIn().catch(() => undefined);
  import("@/studio/StudioPage").catch(() => undefined);
  import("@/interview/Interview").catch(() => undefined);
}
