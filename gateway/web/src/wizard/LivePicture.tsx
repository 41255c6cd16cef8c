import "./live-picture.css";

import type { Theme } from "@/api/kinds";

import { useStillness } from "@/design/stillness";

interface LivePictureProps {
  /** Absent while nobody knows yet what it shows. */
  theme: Pick<Theme, "moving" | "still"> | undefined;
}

/** A game as it looks while it is played: a still at once, which moves as soon as the rest is here. */
export function LivePicture({ theme }: LivePictureProps) {
  const { still } = useStillness();
  return (
    <span className="live-picture" data-still={still}>
      {theme && <img src={theme.still} alt="" width={256} height={160} />}
      {theme && !still && (
        <img
          className="live-picture-moving"
          src={theme.moving}
          alt=""
          width={256}
          height={160}
          fetchPriority="low"
        />
      )}
    </span>
  );
}
