// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { NO_ANSWER, refusalFrom, refusalOf, RefusedError, unwrap } from "./refusal";

const response = (status: number, headers: HeadersInit = {}) => new Response(null, { status, headers });

it("reads problem+json", () => {
  const problem = {
    code: "syntax_error",
    detail: "d",
    errors: [
      { field: "code", message: "m", line: 3, column: 5 },
      { field: "name", message: "without a place" },
    ],
  };
  expect(refusalFrom(problem, response(400))).toEqual({
    code: "syntax_error",
    status: 400,
    detail: "d",
    places: [{ line: 3, column: 5, message: "m" }],
    fields: [{ field: "name", message: "without a place" }],
    retryAfterSeconds: undefined,
  });
});

it("says how long to wait", () => {
  expect(refusalFrom({}, response(503, { "Retry-After": "7" })).retryAfterSeconds).toBe(7);
  expect(refusalFrom({}, response(503, { "Retry-After": "Fri, 01 Jan" })).retryAfterSeconds).toBeUndefined();
});

it.each([undefined, "<html>Bad gateway</html>", null, 3])(
  "takes %j from a proxy for games that cannot run",
  (body) => {
    expect(refusalFrom(body, response(502)).code).toBe("executor_unavailable");
  },
);

it("a call that got no answer is a refusal too", () => {
  expect(refusalOf(new TypeError("Failed to fetch")).code).toBe(NO_ANSWER);
});

it("unwraps data or throws the refusal", () => {
  expect(unwrap({ data: 1, response: response(200) })).toBe(1);
  expect(() => unwrap({ error: { code: "x" }, response: response(400) })).toThrow(RefusedError);
});
