/** Calls to the gateway, typed by its OpenAPI document. */

import createClient from "openapi-fetch";

import { noteAnswer, noteNoAnswer } from "./reachable";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin" });

api.use({
  onResponse({ response }) {
    noteAnswer(response);
  },
  onError({ error }) {
    noteNoAnswer(error);
  },
});
