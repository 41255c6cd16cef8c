import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import { Pixel } from "@/pixel/Pixel";
import { kindColours } from "@/wizard/kind-colours";
import { LivePicture } from "@/wizard/LivePicture";
import { ShowCabinet } from "@/wizard/ShowCabinet";
import { useStillness } from "@/design/stillness";
import { StillnessButton } from "@/wizard/StillnessButton";

import { useTurns } from "./use-turns";

/** How long one game is shown. */
const TURN_MS = 6_000;

/** A cabinet on which one kind of game after the other plays itself, and a block for each of them. */
export function Attraction() {
  const { t, i18n } = useTranslation("home");
  const { data: kinds = [], isError } = useQuery(kindsQuery(i18n.language));
  const { still } = useStillness();
  const [held, setHeld] = useState(false);
  const [at, setAt] = useTurns(kinds.length, TURN_MS, !still && !held);
  const shown = kinds[at];

  return (
    <div
      className="attraction"
      onPointerEnter={() => {
        setHeld(true);
      }}
      onPointerLeave={() => {
        setHeld(false);
      }}
    >
      <ShowCabinet title={shown?.default_name ?? ""} colour={shown?.colour} controls={<StillnessButton />}>
        {isError ? (
          <div className="empty-screen">
            <span>
              <Pixel mood="asleep" />
            </span>
          </div>
        ) : (
          <LivePicture key={shown?.id} theme={shown?.themes[0]} />
        )}
      </ShowCabinet>
      {isError && <p role="status">{t("landing.asleep")}</p>}
      <nav aria-label={t("landing.kinds")} className="attraction-kinds">
        {kinds.map(({ id, name, colour }, index) => (
          <Link
            key={id}
            to="/new"
            search={{ kind: id }}
            className="block-shape block-button is-small focus-ring"
            style={kindColours(colour)}
            data-shown={index === at}
            onMouseEnter={() => {
              setAt(index);
            }}
            onFocus={() => {
              setAt(index);
              setHeld(true);
            }}
            onBlur={() => {
              setHeld(false);
            }}
          >
            {name}
          </Link>
        ))}
      </nav>
    </div>
  );
}
