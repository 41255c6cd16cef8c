import "./tweak.css";

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { TextField } from "@/design/TextField";

import { type Constant, type ConstantGroup, findConstants, rewrite, titleOf } from "./constants";
import { withNew } from "./originals";
import { TweakCard } from "./TweakCard";

interface TweakCardsProps {
  code: string;
  /** The code that "back to how it was" means; the code at first where it is left out. */
  original?: string;
  /** The changed code, and the line that was changed. */
  onChange: (code: string, line: number) => void;
  onShowLine: (line: number) => void;
}

/** So many cards are seen at a glance. */
const FEW = 12;

function matching(groups: readonly ConstantGroup[], search: string): ConstantGroup[] {
  const words = search.toLowerCase().split(/\s+/);
  const fits = (heading: string | undefined, { name, explanation }: Constant) => {
    const text = `${titleOf(name)} ${name} ${explanation} ${heading ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map(({ heading, constants }) => ({
      heading,
      constants: constants.filter((each) => fits(heading, each)),
    }))
    .filter(({ constants }) => constants.length > 0);
}

/** The constants of a game as cards: each changes one value in the code, and shows the line where it is. */
export function TweakCards({ code, original, onChange, onShowLine }: TweakCardsProps) {
  const { t } = useTranslation("tweak");
  const [search, setSearch] = useState("");
  const groups = useMemo(() => findConstants(code), [code]);
  const [known, setKnown] = useState(() => withNew(new Map(), findConstants(original ?? code)));
  const originals = withNew(known, groups);
  if (originals !== known) setKnown(originals);

  const count = groups.reduce((sum, { constants }) => sum + constants.length, 0);
  const shown = search.trim() === "" ? groups : matching(groups, search.trim());
  return (
    <section className="tweaks" aria-label={t("title")}>
      <p className="tweaks-hint">{t(count === 0 ? "noneHint" : "hint")}</p>
      {count > FEW && <TextField label={t("search")} value={search} onChange={setSearch} type="search" />}
      {count > 0 && shown.length === 0 && <p role="status">{t("noneFound")}</p>}
      {shown.map(({ heading, constants }) => (
        <section key={`${heading} ${constants[0]?.key}`} className="tweak-group">
          <h3 className="tweak-heading">{heading ?? t("first")}</h3>
          <div className="tweak-grid">
            {constants.map((constant) => (
              <TweakCard
                key={constant.key}
                constant={constant}
                original={originals.get(constant.key) ?? constant}
                onChange={(place, source) => {
                  onChange(rewrite(code, place, source), constant.line);
                }}
                onShowLine={onShowLine}
              />
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}
