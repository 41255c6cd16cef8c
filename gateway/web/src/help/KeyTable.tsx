import { Fragment } from "react";
import { useTranslation } from "react-i18next";

const KEYS = [
  { does: "run", keys: ["ctrl", "enter"] },
  { does: "leave", keys: ["esc"] },
  { does: "leaveCode", keys: ["esc", "then", "tab"] },
  { does: "find", keys: ["ctrl", "F"] },
  { does: "undo", keys: ["ctrl", "Z"] },
  { does: "wizard", keys: ["1", "to", "6"] },
  { does: "next", keys: ["tab"] },
] as const;

type Part = (typeof KEYS)[number]["keys"][number];

/** What keys do, each drawn as a key. */
export function KeyTable() {
  const { t } = useTranslation("help");
  const wordOf = (part: Part) => {
    switch (part) {
      case "then":
      case "to":
        return t(`keys.${part}`);
      case "ctrl":
      case "enter":
      case "esc":
      case "tab":
        return <kbd className="key-cap">{t(`caps.${part}`)}</kbd>;
      case "1":
      case "6":
      case "F":
      case "Z":
        return <kbd className="key-cap">{part}</kbd>;
    }
  };
  return (
    <section>
      <h2 className="topic-title">{t("keys.title")}</h2>
      <table className="key-table">
        <thead className="only-heard">
          <tr>
            <th scope="col">{t("keys.key")}</th>
            <th scope="col">{t("keys.does")}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(({ does, keys }) => (
            <tr key={does}>
              <td>
                {keys.map((part) => (
                  <Fragment key={part}>{wordOf(part)} </Fragment>
                ))}
              </td>
              <td>{t(`keys.${does}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
