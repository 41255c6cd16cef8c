import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { compileGame, type GameSource } from "@/api/games";

import { readSavedCode, saveCode } from "./saved-code";

const GAME_TYPE = "platformer";
const SAVE_DELAY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

export interface GameCode {
  /** The code as it is now; absent until it is here. */
  code: string | undefined;
  /** The game as it came, with its pictures and sounds. */
  original: GameSource | undefined;
  /** Whether the game could not be fetched so far; it is tried again all the time. */
  failed: boolean;
  saving: "original" | "saving" | "saved" | "notSaved";
  canStartAgain: boolean;
  canBringBack: boolean;
  change: (code: string) => void;
  /** Remembers the present code and answers the original; `undefined` where there is none. */
  startAgain: () => string | undefined;
  /** Answers the code from before starting again. */
  bringBack: () => string | undefined;
}

/** The code of the game: fetched once, changed here, saved on this computer. */
export function useGameCode(): GameCode {
  const { data: original, failureCount } = useQuery({
    queryKey: ["game", GAME_TYPE],
    queryFn: () => compileGame(GAME_TYPE),
    staleTime: Infinity,
    retry: true,
    retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, LONGEST_RETRY_MS),
    networkMode: "always",
  });
  const [edited, setEdited] = useState(readSavedCode);
  const [setAside, setSetAside] = useState<string>();
  const [saving, setSaving] = useState<"saving" | "saved" | "notSaved">("saved");
  const code = edited ?? original?.code;
  const latest = useRef({ code, original });
  useEffect(() => {
    latest.current = { code, original };
  });
  const save = useAutosave(setSaving);

  const change = useCallback(
    (changed: string) => {
      const isOriginal = changed === latest.current.original?.code;
      setEdited(changed);
      setSetAside((aside) => (isOriginal ? aside : undefined));
      setSaving("saving");
      save(isOriginal ? undefined : changed);
    },
    [save],
  );

  return useMemo(
    () => ({
      code,
      original,
      failed: failureCount > 0 && original === undefined,
      saving: code === original?.code ? "original" : saving,
      canStartAgain: original !== undefined && code !== original.code,
      canBringBack: setAside !== undefined,
      change,
      startAgain: () => {
        setSetAside(latest.current.code);
        return latest.current.original?.code;
      },
      bringBack: () => {
        setSetAside(undefined);
        return setAside;
      },
    }),
    [code, original, failureCount, saving, setAside, change],
  );
}

/** Saves a moment after the last change, and at once when the page goes away. */
function useAutosave(onSaved: (result: "saved" | "notSaved") => void) {
  const pending = useRef<{ code: string | undefined; timer: ReturnType<typeof setTimeout> }>(undefined);

  const flush = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    onSaved(saveCode(pending.current.code) ? "saved" : "notSaved");
    pending.current = undefined;
  }, [onSaved]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  return useCallback(
    (code: string | undefined) => {
      clearTimeout(pending.current?.timer);
      pending.current = { code, timer: setTimeout(flush, SAVE_DELAY_MS) };
    },
    [flush],
  );
}
