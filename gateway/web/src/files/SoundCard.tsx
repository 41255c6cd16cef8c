import { Play, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { CardActions } from "./CardActions";
import type { FileCardProps } from "./PictureCard";
import { endingOf, nameOf } from "./project-file";

/** A sound with a button to hear it, and how long it is. */
export function SoundCard({ file, actions, ...inCode }: FileCardProps) {
  const { t } = useTranslation("files");
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState<number>();
  const name = nameOf(file.path);
  const version = actions.versions.get(file.path) ?? 0;
  useEffect(() => {
    const element = audio.current;
    return () => element?.pause();
  }, []);
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (playing) {
      element.pause();
      return;
    }
    element.currentTime = 0;
    void element.play().catch(() => {
      setPlaying(false);
    });
  };
  return (
    <li className="file-card card-shape">
      {/* A sound of a game has no words to write down. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={audio}
        src={`${file.url}?v=${version}`}
        preload="metadata"
        onPlay={() => {
          setPlaying(true);
        }}
        onPause={() => {
          setPlaying(false);
        }}
        onLoadedMetadata={(event) => {
          setSeconds(event.currentTarget.duration);
        }}
      />
      <span className="file-sound">
        <BlockButton aria-label={t(playing ? "stop" : "play", { name })} className="is-icon" onPress={toggle}>
          {playing ? <Square aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
        </BlockButton>
      </span>
      <span className="file-name" title={file.path}>
        {name}
      </span>
      <span className="file-size">
        {seconds !== undefined &&
          Number.isFinite(seconds) &&
          (seconds < 1 ? t("moment") : t("seconds", { count: Math.round(seconds) }))}
      </span>
      <CardActions
        file={file}
        replaceBy={endingOf(file.path)}
        onReplace={(by) => void actions.replace(file, by, undefined)}
        onRemove={() => void actions.remove(file)}
        {...inCode}
      />
    </li>
  );
}
