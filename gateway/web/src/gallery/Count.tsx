import type { LucideIcon } from "lucide-react";

interface CountProps {
  Icon: LucideIcon;
  count: number;
  /** The same in words, for those who do not see it. */
  words: string;
}

/** How often something was done with a game. */
export function Count({ Icon, count, words }: CountProps) {
  return (
    <span className="wall-fact" title={words}>
      <Icon aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
