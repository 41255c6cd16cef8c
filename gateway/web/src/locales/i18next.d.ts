import "i18next";

import type words from "./en/words";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: typeof words;
  }
}
