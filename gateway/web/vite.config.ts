import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const gateway = process.env["PALACE_URL"] ?? "http://127.0.0.1:5000";

/**
 * What the first page is made of, and every other page needs as well: together it is a tenth smaller than in forty files,
 * of which each begins its compression anew.
 */
const FIRST_PAGE =
  /\/src\/(main|app\/(?!NotFound|AccountMenu)|home\/|pixel\/(Pixel|drawn)|design\/(Toasts|toasts|PlainBlock|BlockLink|Cartridge|GamePicture)|wizard\/(ShowCabinet|LivePicture))/;

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    manifest: true,
    // The content security policy allows no data: URLs for scripts and styles, so every asset is a file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: "index.html", "service-worker": "src/offline/service-worker.ts" },
      // A service worker answers for what lies beside it and below.
      output: {
        codeSplitting: { groups: [{ name: "landing", test: FIRST_PAGE }] },
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: gateway, ws: true } } },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
