import { lazy } from "react";
import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { Pixel } from "@/pixel/Pixel";

import { Attraction } from "./Attraction";
import { WhenNear } from "./WhenNear";

/** Lies below the first screen. */
const WhatYouCanDo = lazy(async () => ({ default: (await import("./WhatYouCanDo")).WhatYouCanDo }));

/** For somebody who comes for the first time: what this is, in one look, and the way in. */
export function Landing() {
  const { t } = useTranslation("home");
  return (
    <>
      <section className="landing">
        <div className="landing-words">
          <h1 className="landing-title">{t("landing.title")}</h1>
          <p className="landing-what">{t("landing.what")}</p>
          <div className="landing-start">
            <div className="landing-pixel" aria-hidden>
              <Pixel mood="hello" />
            </div>
            <div>
              <BlockLink to="/new" look="strong" size="large" className="landing-button">
                {t("landing.start")}
              </BlockLink>
              <p className="landing-free">{t("landing.free")}</p>
            </div>
          </div>
        </div>
        <Attraction />
      </section>
      <WhenNear>
        <WhatYouCanDo />
      </WhenNear>
    </>
  );
}
