import { useTranslation } from "react-i18next";

import { Pixel } from "@/pixel/Pixel";

/** The place of the lessons, which has none, and says so. */
export function LessonsPlace() {
  const { t } = useTranslation("home");
  return (
    <section aria-labelledby="lessons-place">
      <h2 id="lessons-place" className="home-heading">
        {t("lessons.title")}
      </h2>
      <div className="lessons-place">
        <span className="lessons-pixel" aria-hidden>
          <Pixel mood="thinking" still />
        </span>
        <p>{t("lessons.what")}</p>
      </div>
    </section>
  );
}
