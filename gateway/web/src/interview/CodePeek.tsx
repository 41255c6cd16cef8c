import { CodeXml } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { peekAt } from "./code-peek";

interface CodePeekProps {
  code: string;
  /** Lines that an answer changed, counted from 1. */
  changed: readonly number[];
  onShowLine: (line: number) => void;
}

/** A few lines of the code, of which the new ones glow: what an answer looks like in Python. */
export function CodePeek({ code, changed, onShowLine }: CodePeekProps) {
  const { t } = useTranslation("interview");
  const peek = peekAt(code, changed);
  const first = peek?.lines[0];
  if (!peek || !first) return null;
  return (
    <section className="peek" aria-label={t("peek.label")}>
      <pre className="peek-code">
        <code>
          {peek.lines.map(({ number, text, changed: isNew }) => {
            const Text = isNew ? "mark" : "span";
            return (
              <span key={number} className="peek-line" data-changed={isNew}>
                <span className="peek-number" aria-hidden>
                  {number}
                </span>
                <Text className="peek-text">{`${text}\n`}</Text>
              </span>
            );
          })}
        </code>
      </pre>
      <div className="peek-foot">
        <BlockButton
          size="small"
          onPress={() => {
            onShowLine(first.number);
          }}
        >
          <CodeXml aria-hidden />
          {t("peek.show")}
        </BlockButton>
        {peek.more > 0 && <span className="peek-more">{t("peek.more", { count: peek.more })}</span>}
      </div>
    </section>
  );
}
