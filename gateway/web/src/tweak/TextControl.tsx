import type { Literal } from "./literals";
import { writeText } from "./python-text";
import type { TweakCardProps } from "./TweakCard";

interface TextControlProps {
  title: string;
  literal: Literal & { kind: "text" };
  onChange: TweakCardProps["onChange"];
}

/** A field for words; whatever is written in it stays a text in the code. */
export function TextControl({ title, literal, onChange }: TextControlProps) {
  return (
    <input
      className="tweak-field"
      aria-label={title}
      value={literal.text}
      onChange={(event) => {
        onChange(literal, writeText(event.target.value, literal.source.charAt(0)));
      }}
    />
  );
}
