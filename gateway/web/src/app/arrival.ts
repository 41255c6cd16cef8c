/** Whether the page now shown was reached from another page of the Palace. */

import type { AnyRouter } from "@tanstack/react-router";

let fromInside = false;

/** Notes every way from one room to another. */
export function watchArrivals(router: AnyRouter): void {
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    fromInside ||= fromLocation !== undefined && pathChanged;
  });
}

/** On the first page the focus stays where the browser puts it: before the way to skip the header. */
export function cameFromInside(): boolean {
  return fromInside;
}
