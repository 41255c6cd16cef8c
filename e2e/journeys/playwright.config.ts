import { defineConfig } from "@playwright/test";

const baseURL = process.env["PALACE_URL"];
if (!baseURL) throw new Error("PALACE_URL must name a running Palace, such as http://127.0.0.1:5000");

const PLAYED = /(fallback|first-game|gamepad|input|kinds|mouse|sound|tablet|touch|typing|video)\.spec\.ts$/;

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  globalTeardown: "./palace/say-where-pictures-are.ts",
  fullyParallel: true,
  workers: 2,
  projects: [
    // What plays for long, by pictures and sound, one at a time: each such game has a core of its own on a small machine.
    { name: "played", testMatch: PLAYED, workers: 1 },
    { name: "used", testIgnore: PLAYED },
  ],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    // A trace, which `--trace on` keeps, makes a journey take half as long again.
    trace: "off",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
