import { useTranslation } from "react-i18next";

interface HintNoticesProps {
  /** Whether the network blocks the fast way for pictures. */
  slow: boolean;
  gamepad: boolean;
}

/** What is good to know about this way of playing, said quietly. */
export function HintNotices({ slow, gamepad }: HintNoticesProps) {
  const { t } = useTranslation("studio");
  return (
    <div className="foot-notices" aria-live="polite">
      {slow && <p>{t("stage.notices.slow")}</p>}
      {gamepad && <p>{t("stage.notices.gamepad")}</p>}
    </div>
  );
}
