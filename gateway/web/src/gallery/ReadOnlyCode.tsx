import { python } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { subscribeAppearance } from "@/design/appearance";
import { look } from "@/editor/look";

/** Short code takes its own room, long code a page's. */
const room = EditorView.theme({
  "&": { height: "auto", maxHeight: "min(80dvh, 60rem)" },
  ".cm-content": { padding: "8px 0" },
});

/** Code in its colours, to read and to copy. */
export function ReadOnlyCode({ path, code }: { path: string; code: string }) {
  const { t } = useTranslation("gallery");
  const parent = useRef<HTMLDivElement>(null);
  const label = t("code.label", { path });
  useEffect(() => {
    if (!parent.current) return;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: code,
        extensions: [
          lineNumbers(),
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          path.endsWith(".py") ? python() : [],
          look,
          room,
        ],
      }),
    });
    // Lines are as high as their letters, which may come later.
    const measure = () => {
      view.requestMeasure();
    };
    const stopMeasuring = subscribeAppearance(measure);
    document.fonts.addEventListener("loadingdone", measure);
    return () => {
      stopMeasuring();
      document.fonts.removeEventListener("loadingdone", measure);
      view.destroy();
    };
  }, [path, code, label]);
  return <div ref={parent} className="read-only-code" />;
}
