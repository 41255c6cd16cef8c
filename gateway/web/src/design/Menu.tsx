import "./layers.css";

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import { BlockButton } from "./BlockButton";

export interface MenuChoice {
  id: string;
  words: string;
  Icon?: LucideIcon;
  /** Takes something away: shown in the colour of what is wrong. */
  grave?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

interface MenuProps {
  /** What the button shows. */
  button: ReactNode;
  /** The button's name where it shows no words. */
  label?: string;
  choices: readonly MenuChoice[];
  size?: "small" | "medium";
}

/** A block that opens a list of things to do. */
export function Menu({ button, label, choices, size = "small" }: MenuProps) {
  return (
    <MenuTrigger>
      <BlockButton size={size} {...(label === undefined ? {} : { "aria-label": label })}>
        {button}
      </BlockButton>
      <Popover placement="bottom end" offset={12} className="menu-place">
        <AriaMenu className="menu block-shape">
          {choices.map(({ id, words, Icon, grave = false, isDisabled = false, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              isDisabled={isDisabled}
              onAction={onAction}
              className="menu-item"
              data-grave={grave}
            >
              {Icon && <Icon aria-hidden />}
              {words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
