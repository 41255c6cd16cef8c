import "./account.css";

import { Delete } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { PictureId } from "@/api/accounts";
import { BlockButton } from "@/design/BlockButton";
import { FieldError } from "@/design/FieldError";

import { drawnPictures } from "./drawn-pictures";
import { PasswordPicture } from "./PasswordPicture";
import { PictureRow } from "./PictureRow";
import { FEWEST_PICTURES, MOST_PICTURES } from "./secret";
import { usePictureName } from "./use-picture-name";

interface PicturePadProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  pictures: readonly PictureId[];
  onChange: (pictures: PictureId[]) => void;
}

const PICTURES = Object.keys(drawnPictures) as PictureId[];

/** Keys with pictures: pressed one after the other they make a picture password. */
export function PicturePad({ label, hint, error, pictures, onChange }: PicturePadProps) {
  const { t } = useTranslation("account");
  const nameOf = usePictureName();
  const [hintId, errorId] = [useId(), useId()];
  const full = pictures.length >= MOST_PICTURES;
  return (
    <div
      role="group"
      aria-label={label}
      aria-describedby={error === undefined ? hintId : `${hintId} ${errorId}`}
      // The form puts the focus here when the pictures are what is wrong.
      tabIndex={-1}
      data-wrong={error !== undefined}
      className="field picture-field"
    >
      <span className="field-label">{label}</span>
      <span id={hintId} className="field-hint">
        {hint}
      </span>
      <div className="picture-typed">
        <PictureRow
          label={t("pad.chosen")}
          pictures={pictures}
          places={pictures.length < FEWEST_PICTURES ? FEWEST_PICTURES : MOST_PICTURES}
        />
        <BlockButton
          size="small"
          isDisabled={pictures.length === 0}
          onPress={() => {
            onChange(pictures.slice(0, -1));
          }}
        >
          <Delete aria-hidden className="flips" />
          {t("pad.back")}
        </BlockButton>
      </div>
      <p role="status" className="only-heard">
        {t("pad.count", { count: pictures.length })}
      </p>
      <div className="picture-pad">
        {PICTURES.map((id) => (
          <BlockButton
            key={id}
            aria-label={nameOf(id)}
            isDisabled={full}
            className="picture-key"
            onPress={() => {
              onChange([...pictures, id]);
            }}
          >
            <PasswordPicture id={id} />
          </BlockButton>
        ))}
      </div>
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
