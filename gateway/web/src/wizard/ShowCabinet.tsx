import "./show-cabinet.css";

import type { ReactNode } from "react";

import { kindColours } from "./kind-colours";

interface ShowCabinetProps {
  /** On the marquee; one without a name is blank there. */
  title: string;
  /** The colour of the game's kind. */
  colour: string | undefined;
  /** What is on the screen; to look at, not to be heard. */
  children: ReactNode;
  /** What can be pressed on the machine. */
  controls?: ReactNode;
}

/** An arcade cabinet to look at: a game's name on the marquee, its picture on the screen. */
export function ShowCabinet({ title, colour, children, controls }: ShowCabinetProps) {
  return (
    <div className="show-cabinet" style={kindColours(colour)}>
      <div className="show-marquee" aria-hidden>
        <span className="show-title">{title === "" ? "\u00a0" : title}</span>
        <span className="show-bulbs" />
      </div>
      <div className="show-body" aria-hidden>
        <div className="show-screen">{children}</div>
      </div>
      <div className="show-deck">
        <span className="show-stick" aria-hidden />
        {controls}
        <span className="show-buttons" aria-hidden />
      </div>
    </div>
  );
}
