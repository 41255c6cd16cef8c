import { useTranslation } from "react-i18next";

import { BOXES, boxesFilled, fullness } from "./space";

/** How full the project is, in ten boxes and in words. */
export function SpaceMeter({ sizeBytes }: { sizeBytes: number }) {
  const { t } = useTranslation("files");
  const filled = boxesFilled(sizeBytes);
  return (
    <div className="space-meter">
      <span className="space-boxes" aria-hidden>
        {Array.from({ length: BOXES }, (_, index) => (
          <span key={index} className="space-box" data-full={index < filled} />
        ))}
      </span>
      <span>
        {t("space.boxes", { filled, boxes: BOXES })} {t(`space.${fullness(sizeBytes)}`)}
      </span>
    </div>
  );
}
