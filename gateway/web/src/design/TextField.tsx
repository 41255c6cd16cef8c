import "./fields.css";

import type { ReactNode } from "react";
import {
  FieldError as AriaFieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";

import { FieldError } from "./FieldError";

interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  "children" | "className" | "isInvalid" | "validationBehavior"
> {
  label: string;
  /** A short help under the label. */
  hint?: ReactNode;
  /** What is wrong and what to try; its presence marks the field. */
  error?: ReactNode;
  /** How many lines may be written; one line without. */
  lines?: number;
}

/** A field to write in, with its label, a hint and what is wrong with what was written. */
export function TextField({ label, hint, error, lines, ...props }: TextFieldProps) {
  const wrong = error !== undefined && error !== null && error !== "";
  return (
    // The browser's own check would never let a form go again in which one field was marked.
    <AriaTextField {...props} isInvalid={wrong} validationBehavior="aria" className="field">
      <Label className="field-label">{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {lines === undefined ? (
        <Input className="field-input" />
      ) : (
        <TextArea className="field-input" rows={lines} />
      )}
      <AriaFieldError>{wrong && <FieldError>{error}</FieldError>}</AriaFieldError>
    </AriaTextField>
  );
}
