/** Calls to the gateway, typed by its OpenAPI document. */

import createClient from "openapi-fetch";

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin" });
