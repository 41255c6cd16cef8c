/** Says at the end where the pictures of pages are. */

import { existsSync } from "node:fs";

import { PICTURES } from "./pictures";

export default function sayWherePicturesAre(): void {
  if (existsSync(PICTURES)) console.log(`\nPictures of the pages, to be looked at: ${PICTURES}`);
}
