import "./files.css";

import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import type { OpenProject } from "@/project/use-project";

import { GoneFiles } from "./GoneFiles";
import { PictureCard } from "./PictureCard";
import { type FileKind, kindOf, type ProjectFile } from "./project-file";
import { RenameFileDialog } from "./RenameFileDialog";
import { SoundCard } from "./SoundCard";
import { SpaceMeter } from "./SpaceMeter";
import { TextFileRow } from "./TextFileRow";
import { useProjectFiles } from "./use-project-files";

interface FilesPanelProps {
  project: OpenProject;
  onOpen: (path: string) => void;
  /** A piece of Python that uses a file. */
  onUse: (snippet: string) => void;
  /** Something lies in the project that a running game has not seen. */
  onChanged?: () => void;
}

const TAKEN = [
  ".png",
  ".jpg",
  ".jpeg",
  ".gif",
  ".webp",
  ".bmp",
  ".wav",
  ".ogg",
  ".mp3",
  ".txt",
  ".json",
  ".csv",
  ".py",
];
const nothing = () => undefined;

/** All files of the project: pictures and sounds to see, hear and swap, texts to open. */
export function FilesPanel({ project, onOpen, onUse, onChanged = nothing }: FilesPanelProps) {
  const { t } = useTranslation("files");
  const actions = useProjectFiles(project, onChanged);
  const [renaming, setRenaming] = useState<ProjectFile>();
  const [over, setOver] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const files = project.project?.files ?? [];
  const of = (...kinds: FileKind[]) => files.filter((file) => kinds.includes(kindOf(file)));
  const shared = { actions, onUse, onRename: setRenaming };
  const [pictures, sounds, texts] = [of("picture"), of("sound"), of("python", "text")];

  return (
    // Dropping is one way more beside the button, which every hand and key can press.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      tabIndex={-1}
      className="files focus-ring"
      data-over={over}
      aria-label={t("title")}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void actions.add([...event.dataTransfer.files]);
      }}
    >
      <div className="files-top">
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={TAKEN}
          onSelect={(chosen) => void actions.add([...(chosen ?? [])])}
        >
          <BlockButton look="strong" isDisabled={actions.busy}>
            <Upload aria-hidden />
            {t(actions.busy ? "adding" : "add")}
          </BlockButton>
        </FileTrigger>
        <p className="files-hint">{t("addHint")}</p>
      </div>
      <GoneFiles
        gone={actions.gone}
        onBringBack={(file) => {
          panel.current?.focus();
          void actions.bringBack(file);
        }}
      />
      <h3 className="files-heading">{t("pictures")}</h3>
      {pictures.length === 0 && <p className="files-none">{t("noPictures")}</p>}
      <ul className="files-grid">
        {pictures.map((file) => (
          <PictureCard key={file.path} file={file} {...shared} />
        ))}
      </ul>
      <h3 className="files-heading">{t("sounds")}</h3>
      {sounds.length === 0 && <p className="files-none">{t("noSounds")}</p>}
      <ul className="files-grid">
        {sounds.map((file) => (
          <SoundCard key={file.path} file={file} {...shared} />
        ))}
      </ul>
      <h3 className="files-heading">{t("texts")}</h3>
      <ul className="files-list">
        {texts.map((file) => (
          <TextFileRow
            key={file.path}
            file={file}
            text={project.files.get(file.path) ?? file.content ?? ""}
            isEntry={file.path === project.entry}
            actions={actions}
            onOpen={onOpen}
            onRename={setRenaming}
          />
        ))}
      </ul>
      <SpaceMeter sizeBytes={files.reduce((sum, { size_bytes }) => sum + size_bytes, 0)} />
      {renaming && (
        <RenameFileDialog
          path={renaming.path}
          taken={files.map(({ path }) => path)}
          onClose={() => {
            setRenaming(undefined);
          }}
          onRename={(name) => void actions.rename(renaming, name)}
        />
      )}
    </section>
  );
}
