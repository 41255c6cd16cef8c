import { useEffect, useMemo, useState, useSyncExternalStore } from "react";

import { loadProject, type Project, saveProject } from "@/api/projects";
import { queryClient } from "@/api/query-client";
import type { Refusal } from "@/api/refusal";

import { DraftShelf } from "./drafts";
import { ProjectStore, type ProjectView } from "./project-store";

/** The project that is open, and all that can be done with its texts. */
export interface OpenProject extends ProjectView {
  /** The file that is run. */
  entry: string;
  /** Takes what was typed; it is saved by itself. */
  change: (path: string, content: string) => void;
  /** Resolves once the server has everything; throws a `RefusedError` where it cannot. */
  flush: () => Promise<void>;
  /** Takes over what the server made of the project; nothing that was typed is lost. */
  adopt: (project: Project) => void;
  rename: (name: string, files: ReadonlyMap<string, string>) => Promise<void>;
  /** What another call about the project was refused with. */
  noteRefusal: (refusal: Refusal) => void;
  /** Tries again at once what could not be done. */
  retry: () => void;
  /** The visitor knows that another window was faster. */
  dismiss: () => void;
  /** What is unsaved has found another place: it is forgotten here. */
  abandon: () => void;
}

const FIRST_ENTRY = "main.py";

/** Opens a project for as long as the component is shown, whose `key` must be the id. */
export function useProject(id: string): OpenProject {
  const [store] = useState(
    () => new ProjectStore(id, { load: loadProject, save: saveProject }, new DraftShelf(id)),
  );
  const view = useSyncExternalStore(store.subscribe, store.getView);
  useEffect(() => keepOpen(store), [store]);
  return useMemo(
    () => ({
      ...view,
      entry: view.project?.entry ?? FIRST_ENTRY,
      change: (path, content) => {
        store.change(path, content);
      },
      flush: () => store.flush(),
      adopt: (project) => {
        store.adopt(project);
      },
      rename: (name, files) => store.rename(name, files),
      noteRefusal: (refusal) => {
        store.noteRefusal(refusal);
      },
      retry: () => {
        store.retry();
      },
      dismiss: () => {
        store.dismiss();
      },
      abandon: () => {
        store.abandon();
      },
    }),
    [store, view],
  );
}

/** Tells the store when the window may be closed, is looked at again, or has the internet back. */
function keepOpen(store: ProjectStore): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const turned = () => {
    if (document.visibilityState === "hidden") {
      store.writeDraft();
    } else {
      store.retry();
      void store.refresh();
    }
  };
  document.addEventListener("visibilitychange", turned, { signal });
  window.addEventListener(
    "pagehide",
    () => {
      store.writeDraft();
    },
    { signal },
  );
  window.addEventListener(
    "online",
    () => {
      store.retry();
    },
    { signal },
  );
  window.addEventListener(
    "focus",
    () => {
      store.retry();
    },
    { signal },
  );
  void store.open();
  return () => {
    listening.abort();
    void store
      .flush()
      .catch(() => undefined)
      // It may have another name, and another place among the others.
      .then(() => queryClient.invalidateQueries({ queryKey: ["projects"] }));
    store.close();
  };
}
