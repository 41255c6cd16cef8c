import { ALargeSmall } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Dialog, DialogTrigger, Heading, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { changeAppearance, CODE_SIZES, getAppearance, subscribeAppearance } from "@/design/appearance";
import { BlockButton } from "@/design/BlockButton";
import { SizeStepper } from "@/design/SizeStepper";
import { Switch } from "@/design/Switch";

import { changeEditorForm, type EditorForm } from "./editor-settings";

/** How large the letters of the code are and what they look like, and the plain form of the editor. */
export function LettersMenu({ form }: { form: EditorForm }) {
  const { t } = useTranslation("editor");
  const { codeSize, typeface } = useSyncExternalStore(subscribeAppearance, getAppearance);
  return (
    <DialogTrigger>
      <BlockButton size="small" aria-label={t("letters.open")} className="tool-last">
        <ALargeSmall aria-hidden />
        <span className="tool-word">{t("letters.open")}</span>
      </BlockButton>
      <Popover placement="bottom end" offset={12} className="w-80 max-w-[calc(100vw-2rem)]">
        <Dialog className="block-shape flex flex-col gap-3 p-5 outline-none">
          <Heading slot="title" className="text-lg font-bold">
            {t("letters.title")}
          </Heading>
          <SizeStepper
            label={t("letters.size")}
            size={codeSize}
            bounds={CODE_SIZES}
            onChange={(size) => {
              changeAppearance({ codeSize: size });
            }}
          />
          <Switch
            isSelected={typeface === "dyslexic"}
            onChange={(on) => {
              changeAppearance({ typeface: on ? "dyslexic" : "usual" });
            }}
          >
            {t("letters.dyslexic")}
          </Switch>
          <Switch
            isSelected={form === "plain"}
            onChange={(on) => {
              changeEditorForm(on ? "plain" : "rich");
            }}
          >
            {t("letters.plain")}
          </Switch>
          <p className="text-[0.89em] text-quiet">{t("letters.plainHint")}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
