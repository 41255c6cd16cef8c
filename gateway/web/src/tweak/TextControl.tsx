import { useState } from "react";

import type { Literal } from "./literals";
import { writeText } from "./python-text";
import type { TweakCardProps } from "./TweakCard";

interface TextControlProps {
  title: string;
  literal: Literal & { kind: "text" };
  onChange: TweakCardProps["onChange"];
}

const LINE_BREAK = /[\n\r]/;

/** A field for words; whatever is written in it stays a text in the code. */
export function TextControl({ title, literal, onChange }: TextControlProps) {
  const { text } = literal;
  // A field of one line would take the breaks out. Once it has several it stays so: another field would lose the keys.
  const [hadLines, setHadLines] = useState(() => LINE_BREAK.test(text));
  if (!hadLines && LINE_BREAK.test(text)) setHadLines(true);
  const Field = hadLines ? "textarea" : "input";
  return (
    <Field
      className="tweak-field"
      aria-label={title}
      value={text}
      onChange={(event) => {
        onChange(literal, writeText(event.target.value, literal.source.charAt(0)));
      }}
    />
  );
}
