import "./account.css";

import { useTranslation } from "react-i18next";

import { SegmentedChoice } from "@/design/SegmentedChoice";

import { PasswordField } from "./PasswordField";
import { PicturePad } from "./PicturePad";
import type { SecretDraft } from "./secret";

interface SecretFieldProps {
  /** A new secret is chosen, a present one is shown. */
  purpose: "new" | "present";
  draft: SecretDraft;
  onChange: (draft: SecretDraft) => void;
  error?: string | undefined;
}

/** A password or a sequence of pictures: whichever somebody can keep in mind. */
export function SecretField({ purpose, draft, onChange, error }: SecretFieldProps) {
  const { t } = useTranslation("account");
  const isNew = purpose === "new";
  return (
    <div className="secret-field">
      <SegmentedChoice
        label={t("secret.kind")}
        options={[
          { id: "pictures", words: t("secret.pictures") },
          { id: "password", words: t("secret.password") },
        ]}
        value={draft.kind}
        onChange={(kind) => {
          onChange({ ...draft, kind });
        }}
      />
      {draft.kind === "password" ? (
        <PasswordField
          label={t(isNew ? "secret.newPassword" : "secret.yourPassword")}
          hint={isNew ? t("secret.newPasswordHint") : undefined}
          autoComplete={isNew ? "new-password" : "current-password"}
          error={error}
          value={draft.password}
          onChange={(password) => {
            onChange({ ...draft, password });
          }}
        />
      ) : (
        <PicturePad
          label={t(isNew ? "secret.newPictures" : "secret.yourPictures")}
          hint={t(isNew ? "secret.newPicturesHint" : "secret.yourPicturesHint")}
          error={error}
          pictures={draft.pictures}
          onChange={(pictures) => {
            onChange({ ...draft, pictures });
          }}
        />
      )}
    </div>
  );
}
