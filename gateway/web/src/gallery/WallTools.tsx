import "@/design/fields.css";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Input, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { WallSearch } from "@/api/gallery";
import { SegmentedChoice } from "@/design/SegmentedChoice";
import type { KindLabel } from "@/shelf/use-kinds";

import { LONGEST_WORDS, SORTS } from "./wall-search";

/** What is typed is looked for once no letter has come for so long. */
const TYPED_MS = 300;
const ALL = "all";

interface WallToolsProps {
  search: WallSearch;
  kinds: ReadonlyMap<string, KindLabel>;
  onChange: (search: WallSearch) => void;
}

/** What to look for, of which kind, in which order. */
export function WallTools({ search, kinds, onChange }: WallToolsProps) {
  const { t } = useTranslation("gallery");
  const kindOptions = [...kinds].map(([id, { name, colour }]) => ({
    id,
    words: (
      <span className="wall-kind" style={colour && { ["--kind" as string]: `var(--color-${colour})` }}>
        {name}
      </span>
    ),
  }));
  return (
    <search className="wall-tools">
      <WordsField
        words={search.words ?? ""}
        onChange={(words) => {
          onChange({ ...search, words: words === "" ? undefined : words });
        }}
      />
      <SegmentedChoice
        label={t("sort.label")}
        value={search.sort}
        options={SORTS.map((id) => ({ id, words: t(`sort.${id}`) }))}
        onChange={(sort) => {
          onChange({ ...search, sort });
        }}
      />
      {kindOptions.length > 1 && (
        <SegmentedChoice
          label={t("kind.label")}
          value={search.kind ?? ALL}
          options={[{ id: ALL, words: t("kind.all") }, ...kindOptions]}
          onChange={(kind) => {
            onChange({ ...search, kind: kind === ALL ? undefined : kind });
          }}
        />
      )}
    </search>
  );
}

/** The words to look for; they are looked for while they are typed. */
function WordsField({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const { t } = useTranslation("gallery");
  const [typed, setTyped] = useState(words);
  const [told, setTold] = useState(words);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  // Another address, as from the browser's Back.
  if (told !== words) {
    setTold(words);
    setTyped(words);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told) return;
    const timer = setTimeout(() => {
      setTold(wanted);
      latest.current(wanted);
    }, TYPED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, told]);
  return (
    <SearchField
      aria-label={t("search")}
      className="wall-words"
      value={typed}
      maxLength={LONGEST_WORDS}
      onChange={setTyped}
    >
      <Search aria-hidden />
      <Input className="field-input" placeholder={t("search")} />
      <Button className="wall-words-clear focus-ring" aria-label={t("searchClear")}>
        <X aria-hidden />
      </Button>
    </SearchField>
  );
}
