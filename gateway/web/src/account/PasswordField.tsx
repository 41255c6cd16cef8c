import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { TextField } from "@/design/TextField";

interface PasswordFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  autoComplete: "new-password" | "current-password";
  value: string;
  onChange: (password: string) => void;
}

/** A password, hidden unless somebody wants to see what they write. */
export function PasswordField({ label, hint, error, autoComplete, value, onChange }: PasswordFieldProps) {
  const { t } = useTranslation("account");
  const [shown, setShown] = useState(false);
  return (
    <div className="password-field">
      <TextField
        label={label}
        hint={hint}
        error={error}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        value={value}
        onChange={onChange}
      />
      <BlockButton
        size="small"
        aria-pressed={shown}
        onPress={() => {
          setShown(!shown);
        }}
      >
        {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        {t("secret.show")}
      </BlockButton>
    </div>
  );
}
