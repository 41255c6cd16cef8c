import { useEffect, useState } from "react";

/** Whether the mouse is locked to the game. It is set free when the game no longer wants it. */
export function usePointerLock(wanted: boolean): boolean {
  const [locked, setLocked] = useState(false);
  useEffect(() => {
    const look = () => {
      setLocked(document.pointerLockElement !== null);
    };
    document.addEventListener("pointerlockchange", look);
    return () => {
      document.removeEventListener("pointerlockchange", look);
    };
  }, []);
  useEffect(() => {
    if (!wanted && document.pointerLockElement) document.exitPointerLock();
  }, [wanted]);
  return locked;
}
