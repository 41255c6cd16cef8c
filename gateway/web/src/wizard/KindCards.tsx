import type { Kind } from "@/api/kinds";

import { ChoiceCards } from "./ChoiceCards";

interface KindCardsProps {
  label: string;
  kinds: readonly Kind[];
  chosen: string | undefined;
  onChoose: (kind: string) => void;
}

/** Every kind of game, each as its first look. */
export function KindCards({ label, kinds, chosen, onChoose }: KindCardsProps) {
  const choices = kinds.map(({ id, name, pitch, colour, themes: [picture] }) => ({
    id,
    label: name,
    pitch,
    colour,
    picture,
  }));
  return <ChoiceCards label={label} choices={choices} chosen={chosen} onChoose={onChoose} />;
}
