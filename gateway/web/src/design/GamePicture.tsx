import "./cartridge.css";

import { useState } from "react";

import { drawnPicture, type PaletteName } from "./drawn-picture";

interface GamePictureProps {
  /** Names the game; a picture is drawn from it where there is none. */
  title: string;
  src: string | null | undefined;
  /** The colour of the game's kind. */
  colour?: PaletteName | undefined;
  /** What the picture shows, where that is not said beside it. */
  alt?: string;
}

/** A picture of a game in large pixels. A game without one gets a picture drawn from its name. */
export function GamePicture({ title, src, colour, alt = "" }: GamePictureProps) {
  const [broken, setBroken] = useState<string>();
  if (src && src !== broken) {
    return (
      <img
        className="game-picture"
        src={src}
        alt={alt}
        loading="lazy"
        decoding="async"
        onError={() => {
          setBroken(src);
        }}
      />
    );
  }
  const { ground, floor, shapes, width, height } = drawnPicture(title, colour);
  return (
    <svg
      className="game-picture"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      shapeRendering="crispEdges"
      {...(alt === "" ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}
    >
      <path fill={`var(--color-${ground})`} d={`M0 0h${width}v${height}h-${width}z`} />
      <path fill={`var(--color-${floor})`} d={`M0 ${height - 2}h${width}v2h-${width}z`} />
      {shapes.map(({ colour: fill, path }) => (
        <path key={fill} fill={`var(--color-${fill})`} d={path} />
      ))}
    </svg>
  );
}
