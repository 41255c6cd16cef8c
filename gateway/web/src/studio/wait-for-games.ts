/** Waits until games can run again. */

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 15_000;

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Asks again and again, each time after a longer pause; resolves to whether games can run, false once aborted. */
export async function waitForGames(
  gamesCanRun: () => Promise<boolean>,
  firstDelayMs: number | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  let delayMs = firstDelayMs ?? FIRST_DELAY_MS;
  for (;;) {
    await pause(delayMs, signal);
    if (signal.aborted) return false;
    if (await gamesCanRun().catch(() => false)) return true;
    delayMs = Math.min(Math.max(delayMs, FIRST_DELAY_MS) * 1.6, LONGEST_DELAY_MS);
  }
}
