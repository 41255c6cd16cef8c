import { useEffect } from "react";

/** Ctrl and S, or Command and S, save the game at once, instead of the page as a file. */
export function useSaveShortcut(save: () => Promise<void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      // Where it cannot be saved, the page says so by itself.
      save().catch(() => undefined);
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, [save]);
}
