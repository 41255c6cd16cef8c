import { useTranslation } from "react-i18next";

// Who wants all to hold still has Pixel hold still too: the style sheet asks the page's root.
import "@/design/stillness";

import { type DrawnPath, drawnMoods } from "./drawn";

export type Mood = keyof typeof drawnMoods;

const GRID = "0 0 16 16";

function fillOf({ colour }: DrawnPath): string {
  return colour === "outline" ? "var(--pixel-outline)" : `var(--color-${colour})`;
}

/** Pixel in a mood; `still` shows the first frame alone. */
export function Pixel({ mood, still = false }: { mood: Mood; still?: boolean }) {
  const { t } = useTranslation();
  const frames: DrawnPath[][] = still ? drawnMoods[mood].slice(0, 1) : drawnMoods[mood];
  return (
    <svg
      // A new mood starts at its first frame.
      key={mood}
      className="pixel"
      viewBox={GRID}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t(`pixel.${mood}`)}
      data-mood={mood}
      data-frames={frames.length}
    >
      {frames.map((paths, index) => (
        <g key={index}>
          {paths.map((path) => (
            <path key={path.colour} d={path.d} fill={fillOf(path)} />
          ))}
        </g>
      ))}
    </svg>
  );
}
