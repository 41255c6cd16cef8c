import { useTranslation } from "react-i18next";

import { JumpToy } from "./JumpToy";
import { QuestionsToy } from "./QuestionsToy";
import { TakeHomeToy } from "./TakeHomeToy";

/** Three sheets that each show, not tell, one thing to do here. */
export function WhatYouCanDo() {
  const { t } = useTranslation("home");
  return (
    <section aria-labelledby="what-you-can-do">
      <h2 id="what-you-can-do" className="home-heading">
        {t("can.title")}
      </h2>
      <div className="toys">
        <article className="toy card-shape">
          <QuestionsToy />
          <h3>{t("can.questions.title")}</h3>
          <p>{t("can.questions.what")}</p>
        </article>
        <article className="toy card-shape">
          <JumpToy />
          <h3>{t("can.numbers.title")}</h3>
          <p>{t("can.numbers.what")}</p>
        </article>
        <article className="toy card-shape">
          <TakeHomeToy />
          <h3>{t("can.share.title")}</h3>
          <p>{t("can.share.what")}</p>
        </article>
      </div>
    </section>
  );
}
