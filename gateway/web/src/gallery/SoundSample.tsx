import { Volume2 } from "lucide-react";
import { useEffect, useRef } from "react";

import { BlockButton } from "@/design/BlockButton";

/** A sound of a game, played when its block is pressed. */
export function SoundSample({ name, url }: { name: string; url: string }) {
  const sound = useRef<HTMLAudioElement>(undefined);
  useEffect(
    () => () => {
      sound.current?.pause();
    },
    [],
  );
  return (
    <BlockButton
      size="small"
      className="sound-sample"
      onPress={() => {
        sound.current?.pause();
        sound.current = new Audio(url);
        // A sound that cannot be fetched stays silent.
        void sound.current.play().catch(() => undefined);
      }}
    >
      <Volume2 aria-hidden />
      {name}
    </BlockButton>
  );
}
