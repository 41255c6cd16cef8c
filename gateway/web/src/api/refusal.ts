/** Why the gateway did not do what was asked. */

import type { Schemas } from "./client";

/** Made by the page itself when no answer came at all. */
export const NO_ANSWER = "no_answer";

/** A problem+json answer, reduced to what the page uses. */
export interface Refusal {
  /** The stable identifier of the kind of problem. */
  code: string;
  status: number;
  detail: string;
  /** Where in the code something is wrong. */
  places: {
    line: number;
    column: number | null;
    message: string;
    reason?: Schemas["SyntaxReason"] | null | undefined;
    subject?: string | null | undefined;
  }[];
  /** Which fields of the request are wrong; absent where nothing was answered. */
  fields?: { field: string; message: string }[];
  retryAfterSeconds: number | undefined;
}

/** Thrown by calls whose answer is a refusal. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

/** Reads a refusal from any answer, also from one that is not problem+json, as a proxy on the way may send. */
export function refusalFrom(problem: unknown, response: Response): Refusal {
  const { code, detail, errors } = (
    typeof problem === "object" && problem !== null ? problem : {}
  ) as Partial<Schemas["Problem"]>;
  const retryAfterSeconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return {
    code: code ?? (response.status > 500 ? "executor_unavailable" : "unknown"),
    status: response.status,
    detail: detail ?? "",
    places: (errors ?? []).flatMap(({ line, column, message, reason, subject }) =>
      line == null ? [] : [{ line, column: column ?? null, message, reason, subject }],
    ),
    fields: (errors ?? []).flatMap(({ line, field, message }) => (line == null ? [{ field, message }] : [])),
    retryAfterSeconds: Number.isNaN(retryAfterSeconds) ? undefined : retryAfterSeconds,
  };
}

/** What a failed call means; the network failing is a refusal too. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof RefusedError
    ? error.refusal
    : { code: NO_ANSWER, status: 0, detail: "", places: [], retryAfterSeconds: undefined };
}

/** The data of an answer, or a `RefusedError`. */
export function unwrap<Data>(answer: {
  data?: Data;
  error?: unknown;
  response: Response;
}): NonNullable<Data> {
  if (answer.data == null) throw new RefusedError(refusalFrom(answer.error, answer.response));
  return answer.data;
}
