import { useTranslation } from "react-i18next";

import type { Refusal } from "@/api/refusal";
import { TextField } from "@/design/TextField";

import { nicknameMistake } from "./nickname";

interface NicknameFieldProps {
  value: string;
  onChange: (nickname: string) => void;
  /** Whether it was sent already: before, nothing is said against it. */
  tried: boolean;
  /** What the gateway said against it. */
  refusal?: Refusal | undefined;
}

/** What somebody wants to be called. */
export function NicknameField({ value, onChange, tried, refusal }: NicknameFieldProps) {
  const { t } = useTranslation("account");
  const mistake = tried ? nicknameMistake(value.trim()) : undefined;
  const refused = refusal && (refusal.code === "nickname_taken" ? "taken" : "unkind");
  const wrong = refused ?? mistake;
  return (
    <TextField
      label={t("nickname.label")}
      hint={t("nickname.hint")}
      autoComplete="username"
      maxLength={40}
      value={value}
      onChange={onChange}
      error={wrong && t(`nickname.${wrong}`)}
    />
  );
}
