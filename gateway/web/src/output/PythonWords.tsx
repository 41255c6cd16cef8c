import { ChevronRight } from "lucide-react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTranslation } from "react-i18next";

/** What Python itself said, with the whole traceback for those who want it. */
export function PythonWords({ words, traceback }: { words: string; traceback?: string }) {
  const { t } = useTranslation("studio");
  return (
    <div className="python-words">
      <h3 className="python-title">{t("output.python")}</h3>
      <code className="python-line">{words}</code>
      {traceback && (
        <Disclosure className="python-trail">
          <Heading level={4}>
            <Button slot="trigger" className="python-trigger focus-ring">
              <ChevronRight aria-hidden />
              {t("output.traceback")}
            </Button>
          </Heading>
          <DisclosurePanel>
            <pre className="python-traceback">{traceback}</pre>
          </DisclosurePanel>
        </Disclosure>
      )}
    </div>
  );
}
