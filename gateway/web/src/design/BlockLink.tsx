import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

interface BlockAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: "strong" | "plain";
  size?: "small" | "medium" | "large";
  ref?: Ref<HTMLAnchorElement>;
}

function BlockAnchor({ look = "plain", size = "medium", className, children, ...props }: BlockAnchorProps) {
  const classes = ["block-shape block-button focus-ring", `is-${look}`, `is-${size}`, className ?? ""];
  return (
    <a {...props} className={classes.join(" ")}>
      {children}
    </a>
  );
}

/** A way to another room that looks like a block. */
export const BlockLink = createLink(BlockAnchor);
