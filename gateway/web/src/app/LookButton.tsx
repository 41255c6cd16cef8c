import { Eye } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { PlainBlock } from "@/design/PlainBlock";

const fetchMenu = () => import("@/design/AppearanceMenu");
const AppearanceMenu = lazy(async () => {
  const { AppearanceMenu: component } = await fetchMenu();
  return { default: component };
});

/** Opens the menu of looks, which is fetched when somebody reaches for it. */
export function LookButton() {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const fetchEarly = () => void fetchMenu();
  const button = (
    <PlainBlock
      size="small"
      aria-haspopup="dialog"
      onPointerEnter={fetchEarly}
      onFocus={fetchEarly}
      onClick={() => {
        setWanted(true);
      }}
    >
      <Eye aria-hidden />
      {t("look.open")}
    </PlainBlock>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <AppearanceMenu />
    </Suspense>
  ) : (
    button
  );
}
