import { useTranslation } from "react-i18next";

import type { PictureId } from "@/api/accounts";

/** What children call a picture. */
export function usePictureName(): (id: PictureId) => string {
  const { t } = useTranslation("account");
  return (id) => t(`pictures.${id}`);
}
