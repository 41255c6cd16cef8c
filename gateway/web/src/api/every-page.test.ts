import { expect, it } from "vitest";

import { everyPage, type PageQuery } from "./every-page";

it("a list is as long as all its pages", async () => {
  const asked: PageQuery[] = [];
  const pages = [
    { items: [1, 2], next_cursor: "two" },
    { items: [3], next_cursor: null },
  ];
  const ask = (query: PageQuery) => {
    asked.push(query);
    const data = pages[asked.length - 1];
    return Promise.resolve({ ...(data && { data }), response: new Response() });
  };
  expect(await everyPage(ask)).toEqual([1, 2, 3]);
  expect(asked).toEqual([{ limit: 100 }, { limit: 100, cursor: "two" }]);
});

it("a page that is refused refuses the list", async () => {
  const refused = () => Promise.resolve({ error: {}, response: new Response(null, { status: 403 }) });
  await expect(everyPage(refused)).rejects.toMatchObject({ refusal: { status: 403 } });
});
