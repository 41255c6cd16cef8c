import "./layers.css";

import type { LucideIcon } from "lucide-react";
import { Tooltip, TooltipTrigger } from "react-aria-components";

import { BlockButton } from "./BlockButton";

interface IconButtonProps {
  /** What it does; shown when it is pointed at or has the focus. */
  label: string;
  Icon: LucideIcon;
  onPress: () => void;
  size?: "small" | "medium" | "large";
  isDisabled?: boolean;
}

/** A block with a picture alone, for where there is no room for its word. */
export function IconButton({ label, Icon, onPress, size = "small", isDisabled = false }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <BlockButton
        aria-label={label}
        size={size}
        isDisabled={isDisabled}
        onPress={onPress}
        className="is-icon"
      >
        <Icon aria-hidden />
      </BlockButton>
      <Tooltip offset={12} className="tooltip">
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
