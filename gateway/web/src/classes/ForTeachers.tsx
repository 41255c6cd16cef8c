import { useTranslation } from "react-i18next";

/** How somebody who teaches gets classes of their own. */
export function ForTeachers() {
  const { t } = useTranslation("classes");
  return (
    <section className="for-teachers">
      <h2 className="field-label">{t("teachers.title")}</h2>
      <p className="field-hint">{t("teachers.how")}</p>
    </section>
  );
}
