import "./fields.css";

import type { ReactNode } from "react";
import { SwitchButton, SwitchField, type SwitchFieldProps } from "react-aria-components";

interface SwitchProps extends Omit<SwitchFieldProps, "children" | "className"> {
  children: ReactNode;
}

/** A lever for something that is on or off. */
export function Switch({ children, ...props }: SwitchProps) {
  return (
    <SwitchField {...props}>
      <SwitchButton className="switch">
        <span className="switch-rail" aria-hidden>
          <span className="switch-lever" />
        </span>
        <span>{children}</span>
      </SwitchButton>
    </SwitchField>
  );
}
