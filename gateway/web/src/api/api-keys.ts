/** Keys with which a member's own programs may use the Palace. */

import { expectDone } from "./accounts";
import { api, type Schemas } from "./client";
import { unwrap } from "./refusal";

export type ApiKey = Schemas["ApiKeyItem"];
export type Scope = Schemas["Scope"];

export async function apiKeys(): Promise<ApiKey[]> {
  return unwrap(await api.GET("/api/api-keys", { params: { query: { limit: 100 } } })).items;
}

/** Makes a key; its secret is in the answer and nowhere else. */
export async function makeApiKey(name: string, scopes: Scope[]): Promise<Schemas["ApiKeyWithSecret"]> {
  return unwrap(await api.POST("/api/api-keys", { body: { name, scopes } }));
}

export async function revokeApiKey(apiKeyId: string): Promise<void> {
  expectDone(await api.DELETE("/api/api-keys/{api_key_id}", { params: { path: { api_key_id: apiKeyId } } }));
}
