import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { Pixel } from "@/pixel/Pixel";

/** Shown when a part of the page fails or cannot be fetched. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <div role="alert" className="m-auto flex max-w-md flex-col items-center gap-4 py-12 text-center">
      <div className="w-40">
        <Pixel mood="oops" />
      </div>
      <h1 className="text-3xl font-bold">{t("broken.title")}</h1>
      <p>{t("broken.what")}</p>
      <BlockButton
        look="strong"
        size="large"
        onPress={() => {
          window.location.reload();
        }}
      >
        {t("broken.again")}
      </BlockButton>
    </div>
  );
}
