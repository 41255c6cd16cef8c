import "./bar.css";

import { Camera, Gamepad2, Maximize, Minimize, Pause, Play, Square } from "lucide-react";
import type { ReactNode } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import type { GameKeys } from "@/player/game-keys";
import { TouchPad } from "@/player/TouchPad";
import { SoundControls } from "@/sound/SoundControls";

import { isLive } from "./run-state";
import type { FullScreen } from "./use-full-screen";
import type { Game } from "./use-game";

interface ControlBarProps {
  game: Game;
  /** The touch pad; absent where the game has no keys for it. */
  pad: { shown: boolean; toggle: () => void; onType: () => void } | undefined;
  keys: GameKeys;
  fullScreen: FullScreen | undefined;
  onPicture: () => void;
  /** Whether all is safe, and what can be done with the game. */
  children: ReactNode;
}

/** The one bar below: run, stop, pause; sound; the whole screen, a picture, and what else can be done with the game. */
export function ControlBar({ game, pad, keys, fullScreen, onPicture, children }: ControlBarProps) {
  const { t } = useTranslation("studio");
  const { view, canRun } = game;
  const playing = view.state.phase === "running";
  const FullScreenIcon = fullScreen?.on ? Minimize : Maximize;
  return (
    <section className="bar" aria-label={t("stage.bar")}>
      <div className="bar-run">
        <BlockButton look="strong" size="large" isDisabled={!canRun} onPress={game.start}>
          <Play aria-hidden fill="currentColor" />
          {t("stage.run")}
        </BlockButton>
        <BlockButton size="large" isDisabled={!isLive(view.state)} onPress={game.stop}>
          <Square aria-hidden fill="currentColor" />
          {t("stage.stop")}
        </BlockButton>
        <PauseButton game={game} playing={playing} />
      </div>
      <div className="bar-tools">
        {playing && pad && (
          <BarButton
            words={t(`stage.pad.${pad.shown ? "hide" : "show"}`)}
            icon={<Gamepad2 aria-hidden />}
            onPress={pad.toggle}
          />
        )}
        <SoundControls />
        {fullScreen && (
          <BarButton
            words={t(fullScreen.on ? "stage.leaveFullScreen" : "stage.fullScreen")}
            icon={<FullScreenIcon aria-hidden />}
            onPress={fullScreen.toggle}
          />
        )}
        <BarButton
          words={t("stage.picture")}
          icon={<Camera aria-hidden />}
          isDisabled={view.pictureSize === undefined}
          onPress={onPicture}
        />
      </div>
      {children}
      {playing && pad?.shown && <TouchPad keys={keys} send={game.send} onType={pad.onType} />}
    </section>
  );
}

/** Makes the game stand still. Where pictures come as files, nothing could stop it at once. */
function PauseButton({ game, playing }: { game: Game; playing: boolean }) {
  const { t } = useTranslation("studio");
  const { paused, way } = game.view;
  const Icon = paused ? Play : Pause;
  return (
    <BlockButton
      size="large"
      className="bar-pause"
      aria-label={t(paused ? "stage.goOn" : "stage.pause")}
      isDisabled={!playing || way === "stream"}
      onPress={() => {
        game.run.pause(!paused);
        if (paused) game.canvas()?.focus({ preventScroll: true });
      }}
    >
      <Icon aria-hidden fill="currentColor" />
      <span className="bar-words">{t(paused ? "stage.goOn" : "stage.pause")}</span>
    </BlockButton>
  );
}

interface BarButtonProps {
  words: string;
  icon: ReactNode;
  isDisabled?: boolean;
  onPress: () => void;
}

/** A tool of the bar; its words are seen where there is room. */
function BarButton({ words, icon, isDisabled = false, onPress }: BarButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <BlockButton size="small" aria-label={words} isDisabled={isDisabled} onPress={onPress}>
        {icon}
        <span className="bar-words">{words}</span>
      </BlockButton>
      <Tooltip offset={12} className="tooltip">
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}
