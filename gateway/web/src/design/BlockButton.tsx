import { Button, type ButtonProps } from "react-aria-components";

interface BlockButtonProps extends ButtonProps {
  look?: "strong" | "plain";
  size?: "small" | "medium" | "large";
}

/** A chunky block that goes down when pressed. */
export function BlockButton({ look = "plain", size = "medium", className, ...props }: BlockButtonProps) {
  const classes = ["block-shape block-button focus-ring", `is-${look}`, `is-${size}`, className ?? ""];
  return <Button {...props} className={classes.join(" ")} />;
}
