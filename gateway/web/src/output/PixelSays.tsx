import { Lightbulb, Locate } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { Pixel } from "@/pixel/Pixel";

import { PythonWords } from "./PythonWords";
import type { Saying } from "./say";
import { useSayingWords } from "./use-saying-words";

interface PixelSaysProps {
  saying: Saying;
  /** Shows a line of a file; without one, of the program's first. */
  onShowLine: (line: number, path: string | undefined) => void;
  onRunInstead: () => void;
  onRunAgain: () => void;
}

/** Endings that were no fault of the program: it deserves another go. */
const WORTH_ANOTHER_GO: ReadonlySet<string> = new Set(["lost", "draining", "sandbox_failed"]);

/** Pixel, and what Pixel says: what happened, where, and what to try. */
export function PixelSays({ saying, onShowLine, onRunInstead, onRunAgain }: PixelSaysProps) {
  const { t } = useTranslation("studio");
  const { title, what, advice, quoted } = useSayingWords(saying);
  const { line, path } = saying;
  return (
    <section className="says" data-tone={saying.tone}>
      <div className="says-pixel">
        <Pixel mood={saying.mood} />
      </div>
      <div className="says-card card-shape">
        <div role="status">
          <h2 className="says-title">{title}</h2>
          <p>{what}</p>
        </div>
        {advice && (
          <p className="says-try">
            <Lightbulb aria-hidden />
            <span>
              <span className="only-heard">{t("output.tryLabel")}: </span>
              {advice}
            </span>
          </p>
        )}
        {line !== undefined && (
          <BlockButton
            size="small"
            onPress={() => {
              onShowLine(line, path);
            }}
          >
            <Locate aria-hidden />
            {t("output.showLine", { line })}
          </BlockButton>
        )}
        {saying.key === "too_many_sessions" && (
          <BlockButton size="small" onPress={onRunInstead}>
            {t("output.runInstead")}
          </BlockButton>
        )}
        {WORTH_ANOTHER_GO.has(saying.key) && (
          <BlockButton size="small" onPress={onRunAgain}>
            {t("output.runAgain")}
          </BlockButton>
        )}
        {quoted && <PythonWords {...quoted} />}
      </div>
    </section>
  );
}
