import { useEffect } from "react";

/**
 * Ctrl and Enter, or Command and Enter, start the game from anywhere on the page, also from within the game, but not from a
 * dialog, behind which nobody would see it.
 */
export function useRunShortcut(run: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]")) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      window.removeEventListener("keydown", press, { capture: true });
    };
  }, [run]);
}
