// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { passBy } from "./pass-by";

it("takes an element out of the order of Tab until something has the focus", () => {
  document.body.innerHTML = '<canvas tabindex="0"></canvas><button>Run</button>';
  const [canvas, button] = document.body.querySelectorAll<HTMLElement>("canvas, button");
  if (!canvas || !button) throw new Error("nothing to walk on");
  passBy(canvas);
  expect(canvas.tabIndex).toBe(-1);
  button.focus();
  expect(canvas.tabIndex).toBe(0);
});
