import "./wall.css";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface WallProps {
  /** What the list is, for those who do not see it. */
  label: string;
  /** Cartridges, as `li`. */
  children: ReactNode;
  /** Shows more; absent where all are shown. */
  more?: { busy: boolean; failed: boolean; onPress: () => void } | undefined;
}

/** A wall of cartridges, and a block that brings more of them. */
export function Wall({ label, children, more }: WallProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      <ul className="shelf wall" aria-label={label}>
        {children}
      </ul>
      {more && (
        <>
          <p role="status" className="wall-told">
            {more.failed && !more.busy && `${t("wall.troubleTitle")}. ${t("wall.trouble")}`}
          </p>
          <BlockButton className="wall-more" isDisabled={more.busy} onPress={more.onPress}>
            <ChevronDown aria-hidden />
            {t(more.busy ? "wall.fetching" : "wall.more")}
          </BlockButton>
        </>
      )}
    </>
  );
}
