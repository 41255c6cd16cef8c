import { type KeyboardEvent, useEffect, useRef } from "react";

import type { Theme } from "@/api/kinds";

import { cardAt } from "./card-keys";
import { kindColours } from "./kind-colours";
import { LivePicture } from "./LivePicture";

export interface Choice {
  id: string;
  label: string;
  /** One sentence under the label. */
  pitch?: string;
  colour: string;
  picture: Theme | undefined;
}

interface ChoiceCardsProps {
  /** The question, for those who hear it. */
  label: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Cards of which one is chosen; arrow keys go from card to card as the cards lie. */
export function ChoiceCards({ label, choices, chosen, onChoose }: ChoiceCardsProps) {
  const group = useRef<HTMLDivElement>(null);
  const inputs = () => [...(group.current?.querySelectorAll("input") ?? [])];

  useEffect(() => {
    // Keys lead on from the question before without a press of Tab.
    const all = inputs();
    (all.find(({ checked }) => checked) ?? all[0])?.focus({ preventScroll: true });
  }, []);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = inputs();
    const from = all.indexOf(event.target as HTMLInputElement);
    const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(" ").length;
    const mirrored = document.documentElement.dir === "rtl" ? MIRRORED[event.key] : undefined;
    const to = cardAt(mirrored ?? event.key, from, columns, all.length);
    if (event.key.startsWith("Arrow")) event.preventDefault();
    const choice = to === undefined ? undefined : choices[to];
    if (to === undefined || !choice) return;
    all[to]?.focus();
    onChoose(choice.id);
  };

  return (
    // The keys are those of the radio buttons inside.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className="choices"
      data-count={choices.length}
      onKeyDown={move}
    >
      {choices.map((choice, index) => (
        <label
          key={choice.id}
          className="choice block-shape ring-within"
          style={kindColours(choice.colour)}
          data-chosen={choice.id === chosen}
        >
          <input
            type="radio"
            name="choice"
            className="only-heard"
            value={choice.id}
            checked={choice.id === chosen}
            onChange={() => {
              onChoose(choice.id);
            }}
          />
          <span className="choice-screen">
            <LivePicture theme={choice.picture} />
          </span>
          <span className="choice-words">
            <kbd className="choice-number" aria-hidden>
              {index + 1}
            </kbd>
            <span className="choice-label">{choice.label}</span>
            {choice.pitch !== undefined && <span className="choice-pitch">{choice.pitch}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
