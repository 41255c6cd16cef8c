import type { Kind } from "@/api/kinds";

import { ChoiceCards } from "./ChoiceCards";

interface ThemeCardsProps {
  label: string;
  kind: Kind;
  chosen: string | undefined;
  onChoose: (theme: string) => void;
}

/** The looks of one kind of game. */
export function ThemeCards({ label, kind, chosen, onChoose }: ThemeCardsProps) {
  const choices = kind.themes.map((theme) => ({
    id: theme.id,
    label: theme.label,
    colour: kind.colour,
    picture: theme,
  }));
  return <ChoiceCards label={label} choices={choices} chosen={chosen} onChoose={onChoose} />;
}
