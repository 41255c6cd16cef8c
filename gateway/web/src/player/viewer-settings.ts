/** What this page wants to be sent, told to the server whenever it changes. */

import { canDecodeVideo } from "./video-decoder";

export interface ViewerSettings {
  /** Whether anybody can see the picture. */
  visible: boolean;
  /** Whether sound is wanted. */
  sound: boolean;
  /** Whether this browser can show H.264 here. */
  h264: boolean;
  /** Whether the game shall stand still. */
  paused: boolean;
}

const isVisible = () => document.visibilityState === "visible";

/** The page's one place for its wishes: whoever has one changes it here, and whoever is connected hears of it. */
export class ViewerWishes {
  private settings: ViewerSettings = {
    visible: isVisible(),
    sound: true,
    h264: canDecodeVideo(),
    paused: false,
  };
  private readonly watching = new AbortController();

  constructor(private readonly onChange: (settings: ViewerSettings) => void) {
    document.addEventListener(
      "visibilitychange",
      () => {
        this.change({ visible: isVisible() });
      },
      { signal: this.watching.signal },
    );
  }

  get present(): ViewerSettings {
    return this.settings;
  }

  change(part: Partial<ViewerSettings>): void {
    const changed = { ...this.settings, ...part };
    const same = (Object.keys(changed) as (keyof ViewerSettings)[]).every(
      (name) => changed[name] === this.settings[name],
    );
    if (same) return;
    this.settings = changed;
    this.onChange(changed);
  }

  /** Watches the page no more. */
  destroy(): void {
    this.watching.abort();
  }
}
