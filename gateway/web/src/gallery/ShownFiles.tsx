import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ShownFile } from "@/api/gallery";
import { SegmentedChoice } from "@/design/SegmentedChoice";

import { ReadOnlyCode } from "./ReadOnlyCode";
import { SoundSample } from "./SoundSample";

interface ShownFilesProps {
  files: readonly ShownFile[];
  entry: string;
}

/** The files of a game, to look at and to listen to. The program comes first. */
export function ShownFiles({ files, entry }: ShownFilesProps) {
  const { t } = useTranslation("gallery");
  const texts = files.filter(({ content }) => content !== null);
  const others = files.filter(({ content }) => content === null);
  const ordered = [...texts].sort((one, other) => Number(other.path === entry) - Number(one.path === entry));
  const [path, setPath] = useState(entry);
  const open = ordered.find((file) => file.path === path) ?? ordered[0];
  return (
    <div className="shown-files">
      {ordered.length > 1 && (
        <SegmentedChoice
          label={t("code.files")}
          value={open?.path ?? entry}
          options={ordered.map((file) => ({ id: file.path, words: file.path }))}
          onChange={setPath}
        />
      )}
      {open && <ReadOnlyCode key={open.path} path={open.path} code={open.content ?? ""} />}
      {others.length > 0 && (
        <>
          <h2 className="game-heading">{t("code.assets")}</h2>
          <ul className="shown-assets">
            {others.map(({ path: place, media_type, url }) => (
              <li key={place}>
                {media_type.startsWith("image/") ? (
                  <>
                    <img src={url} alt="" loading="lazy" />
                    {place}
                  </>
                ) : (
                  <SoundSample name={place} url={url} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
