/** How loud games are for this visitor. Remembered on this computer. */

export interface SoundSettings {
  muted: boolean;
  /** 0 to 100. */
  volume: number;
}

export const LOUDEST = 100;

const KEY = "palace.sound";
const USUAL: SoundSettings = { muted: false, volume: 80 };

/** Reads what was remembered; anything strange in it counts as not remembered. */
export function parseSoundSettings(text: string | null): SoundSettings {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return USUAL;
  }
  if (typeof kept !== "object" || kept === null) return USUAL;
  const { muted, volume } = kept as Record<keyof SoundSettings, unknown>;
  return {
    muted: muted === true,
    volume: typeof volume === "number" ? Math.min(Math.max(volume, 0), LOUDEST) : USUAL.volume,
  };
}

function readKept(): SoundSettings {
  try {
    return parseSoundSettings(localStorage.getItem(KEY));
  } catch {
    return USUAL;
  }
}

const listeners = new Set<() => void>();
let settings = readKept();

export function getSoundSettings(): SoundSettings {
  return settings;
}

export function subscribeSoundSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeSoundSettings(part: Partial<SoundSettings>): void {
  settings = { ...settings, ...part };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still follows the choice until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Whether anything can be heard. */
export function isAudible({ muted, volume }: SoundSettings): boolean {
  return !muted && volume > 0;
}

/** What samples are multiplied by: the ear takes equal steps of a square for equal steps of loudness. */
export function gainOf(settings: SoundSettings): number {
  return isAudible(settings) ? (settings.volume / LOUDEST) ** 2 : 0;
}
