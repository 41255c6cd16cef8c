import { createContext, type ReactNode, use } from "react";
import { createPortal } from "react-dom";

/** The place at the top of the page for the tools of the present room. */
export const RoomToolsPlace = createContext<HTMLElement | null>(null);

/** Puts a room's own tools beside those that every room has. */
export function RoomTools({ children }: { children: ReactNode }) {
  const place = use(RoomToolsPlace);
  return place && createPortal(children, place);
}
