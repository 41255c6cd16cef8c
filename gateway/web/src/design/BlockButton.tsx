import { Button, type ButtonProps } from "react-aria-components";

interface BlockButtonProps extends ButtonProps {
  look?: "strong" | "plain";
  size?: "small" | "medium" | "large";
}

/** A chunky block that goes down when pressed. While what it began is pending it keeps the focus and does nothing. */
export function BlockButton({
  look = "plain",
  size = "medium",
  className,
  isPending = false,
  type,
  onPress,
  ...props
}: BlockButtonProps) {
  const classes = ["block-shape block-button focus-ring", `is-${look}`, `is-${size}`, className ?? ""];
  const pending = isPending ? {} : { ...(type && { type }), ...(onPress && { onPress }) };
  return <Button {...props} {...pending} data-pending={isPending} className={classes.join(" ")} />;
}
