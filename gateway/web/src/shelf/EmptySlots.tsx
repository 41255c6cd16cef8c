import { useTranslation } from "react-i18next";

const SLOTS = 8;

/** The wall before its cartridges are there. */
export function EmptySlots() {
  const { t } = useTranslation("projects");
  return (
    <div role="status" aria-label={t("wall.fetching")}>
      <div className="shelf wall" aria-hidden>
        {Array.from({ length: SLOTS }, (_, index) => (
          <div key={index} className="wall-slot" />
        ))}
      </div>
    </div>
  );
}
