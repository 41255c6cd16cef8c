import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { PlainBlock } from "@/design/PlainBlock";
import { Speech } from "@/design/Speech";

/** For somebody whose games do not come: that they are safe, and how to look again. */
export function NoGames({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation("home");
  return (
    <section className="landing my-home" role="alert">
      <div className="landing-words">
        <Speech mood="asleep" size="large">
          <h1 className="speech-title">{t("trouble.title")}</h1>
          <p>{t("trouble.what")}</p>
        </Speech>
        <div className="my-home-ways">
          <PlainBlock look="strong" size="large" className="landing-button" onClick={onAgain}>
            {t("trouble.again")}
          </PlainBlock>
          <BlockLink to="/projects" size="large">
            {t("mine.all")}
          </BlockLink>
        </div>
      </div>
    </section>
  );
}
