import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

interface SegmentedChoiceProps<Id extends string> {
  /** What is chosen, for those who do not see it. */
  label: string;
  options: readonly { id: Id; words: ReactNode; label?: string }[];
  /** What is down; nothing before somebody has chosen. */
  value: Id | undefined;
  onChange: (chosen: Id) => void;
  size?: "small" | "medium";
  /** The element that says more about it, such as what is wrong. */
  describedBy?: string;
}

/** A row of blocks of which one is down. */
export function SegmentedChoice<Id extends string>({
  label,
  options,
  value,
  onChange,
  size = "small",
  describedBy,
}: SegmentedChoiceProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      {...(describedBy !== undefined && { "aria-describedby": describedBy })}
      disallowEmptySelection
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={([chosen]) => {
        onChange(chosen as Id);
      }}
      className="segments"
    >
      {options.map(({ id, words, label: spoken }) => (
        <ToggleButton
          key={id}
          id={id}
          {...(spoken === undefined ? {} : { "aria-label": spoken })}
          className={`block-shape block-button focus-ring is-${size}`}
        >
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
