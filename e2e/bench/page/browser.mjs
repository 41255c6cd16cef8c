/** A browser with an empty profile, which goes when what it was for is done. */

import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const { chromium } = createRequire(`${process.env.JOURNEYS}/package.json`)("playwright-core");

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PATIENCE_MS = 60_000;

/** What was asked: JSON on the script's input. */
export async function question() {
  return JSON.parse(await text(process.stdin));
}

/** Opens a browser, and answers what `use(page, context)` answers. */
export async function withBrowser(use) {
  const profile = await mkdtemp(join(tmpdir(), "palace-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    args: ARGUMENTS,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    return await use(page, context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
