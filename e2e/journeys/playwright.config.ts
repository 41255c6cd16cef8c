import { defineConfig } from "@playwright/test";

const baseURL = process.env["PALACE_URL"];
if (!baseURL) throw new Error("PALACE_URL must name a running Palace, such as http://127.0.0.1:5000");

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  // Games share the machine with the browser that looks at them.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
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
