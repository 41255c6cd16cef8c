/** A game that was taken home: run by plain Python on a plain display, without the Palace. */

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("outside.py", import.meta.url));
const IMAGE = process.env["SANDBOX_IMAGE"] ?? "palace-sandbox:latest";

export interface OutsidePicture {
  width: number;
  height: number;
  /** The same number as `hashOf` gives for the same pixels. */
  hash: number;
}

/** The first picture that an exported zip shows when its `main.py` is started; `width` and `height` are the display's. */
export async function pictureOutside(zip: string, width: number, height: number): Promise<OutsidePicture> {
  const content = await readFile(zip);
  return new Promise((resolve, reject) => {
    const options = ["run", "--rm", "--interactive", "--network", "none", "--entrypoint", "python3"];
    const run = execFile(
      "docker",
      [
        ...options,
        "--volume",
        `${SCRIPT}:/outside.py:ro`,
        IMAGE,
        "/outside.py",
        String(width),
        String(height),
      ],
      (error, printed, complaints) => {
        if (error) reject(new Error(`${error.message}\n${complaints}`));
        else resolve(JSON.parse(printed) as OutsidePicture);
      },
    );
    run.stdin?.end(content);
  });
}
