import type { ComponentProps } from "react";

interface PlainBlockProps extends ComponentProps<"button"> {
  look?: "strong" | "plain";
  size?: "small" | "medium" | "large";
}

/**
 * A block made of the browser's own button, for what every visitor downloads: the top of the page and the first page.
 * Dialogs and menus need a `BlockButton`.
 */
export function PlainBlock({
  look = "plain",
  size = "medium",
  className,
  children,
  ...props
}: PlainBlockProps) {
  const classes = ["block-shape block-button focus-ring", `is-${look}`, `is-${size}`, className ?? ""];
  return (
    <button type="button" {...props} className={classes.join(" ")}>
      {children}
    </button>
  );
}
