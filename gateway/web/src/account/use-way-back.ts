import { useLocation } from "@tanstack/react-router";

import { parseArrivalSearch } from "@/app/search";

/** Rooms on the way to being signed in: one comes back from them to where one was before. */
const DOORS: ReadonlySet<string> = new Set(["/sign-in", "/register"]);

/** Where to go after signing in: back to the present room. From the first page the way is to one's games. */
export function useWayBack(): { back?: string } {
  const { pathname, href, search } = useLocation();
  if (DOORS.has(pathname)) return parseArrivalSearch(search);
  return pathname === "/" ? {} : { back: href };
}
