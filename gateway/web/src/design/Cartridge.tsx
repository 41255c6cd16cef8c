import "./cartridge.css";

import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, CSSProperties, ReactNode, Ref } from "react";

import type { PaletteName } from "./drawn-picture";
import { GamePicture } from "./GamePicture";

interface CartridgeProps {
  /** What the shelf shows: an `li`, or an `article` elsewhere. */
  as?: "li" | "article";
  /** How deep the name is among the headings of the page. */
  heading?: "h2" | "h3";
  title: string;
  picture: string | null | undefined;
  /** The colour of the game's kind. */
  colour?: PaletteName | undefined;
  /** The whole cartridge goes where this link goes: a `CartridgeLink` with the title. */
  link: ReactNode;
  /** Below the title: who made it, when, how many like it. */
  children?: ReactNode;
  /** Blocks of its own, that are not the link. */
  actions?: ReactNode;
}

/** A game on a shelf: its picture in a card with a stepped notch, its name in the face of games. */
export function Cartridge({
  as: Tag = "article",
  heading: Heading = "h3",
  title,
  picture,
  colour,
  link,
  children,
  actions,
}: CartridgeProps) {
  const shell = colour && ({ "--shell": `var(--color-${colour})` } as CSSProperties);
  return (
    <Tag className="cartridge" style={shell}>
      <div className="cartridge-edge">
        <div className="cartridge-body">
          <div className="cartridge-grip" aria-hidden />
          <div className="cartridge-window">
            <GamePicture title={title} src={picture} colour={colour} />
          </div>
          <div className="cartridge-label">
            <Heading className="cartridge-title">{link}</Heading>
            {children}
          </div>
        </div>
      </div>
      {actions && <div className="cartridge-actions">{actions}</div>}
    </Tag>
  );
}

function CartridgeAnchor({
  children,
  ...props
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <a {...props} className="cartridge-link">
      {children}
    </a>
  );
}

/** The link of a cartridge, whose target is the whole of it. */
export const CartridgeLink = createLink(CartridgeAnchor);
