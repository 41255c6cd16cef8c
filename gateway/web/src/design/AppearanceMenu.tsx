import { Eye } from "lucide-react";
import { useSyncExternalStore } from "react";
import {
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { useTranslation } from "react-i18next";

import {
  changeAppearance,
  CODE_SIZES,
  getAppearance,
  type Paper,
  subscribeAppearance,
  WORD_SIZES,
} from "./appearance";
import { BlockButton } from "./BlockButton";
import { SizeStepper } from "./SizeStepper";

const PAPERS: readonly Paper[] = ["light", "dark", "auto"];

/** Day or night, and the sizes of words and code. */
export function AppearanceMenu() {
  const { t } = useTranslation();
  const { paper, wordSize, codeSize } = useSyncExternalStore(subscribeAppearance, getAppearance);
  return (
    <DialogTrigger>
      <BlockButton size="small">
        <Eye aria-hidden />
        {t("look.open")}
      </BlockButton>
      <Popover placement="bottom end" offset={12} className="w-80 max-w-[calc(100vw-2rem)]">
        <Dialog className="block-shape flex flex-col gap-4 p-5 outline-none">
          <Heading slot="title" className="text-lg font-bold">
            {t("look.title")}
          </Heading>
          <ToggleButtonGroup
            aria-label={t("look.paper")}
            disallowEmptySelection
            selectedKeys={[paper]}
            onSelectionChange={([chosen]) => {
              changeAppearance({ paper: chosen as Paper });
            }}
            className="flex flex-wrap gap-2"
          >
            {PAPERS.map((each) => (
              <ToggleButton key={each} id={each} className="block-shape block-button is-small focus-ring">
                {t(`look.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <SizeStepper
            label={t("look.words")}
            size={wordSize}
            bounds={WORD_SIZES}
            onChange={(size) => {
              changeAppearance({ wordSize: size });
            }}
          />
          <SizeStepper
            label={t("look.code")}
            size={codeSize}
            bounds={CODE_SIZES}
            onChange={(size) => {
              changeAppearance({ codeSize: size });
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
