import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { ledClasses } from "@/api/classes";
import { refusalOf } from "@/api/refusal";
import { useDay } from "@/locales/use-day";

import { JoinCode } from "./JoinCode";
import { LED } from "./keys";
import { NewClass } from "./NewClass";

/** The classes one leads, in a table, and a way to make another. */
export function LedClasses() {
  const { t } = useTranslation("classes");
  const day = useDay();
  const { data: classes, error } = useQuery({ queryKey: LED, queryFn: ledClasses });
  return (
    <section className="class-section">
      <h2 className="class-heading">{t("led.title")}</h2>
      <RefusalNote refusal={error ? refusalOf(error) : undefined} />
      {classes?.length === 0 && <p>{t("led.none")}</p>}
      {classes && classes.length > 0 && (
        <div className="table-place">
          <table className="class-table">
            <thead>
              <tr>
                <th scope="col">{t("led.name")}</th>
                <th scope="col">{t("led.code")}</th>
                <th scope="col">{t("led.learners")}</th>
                <th scope="col" className="is-extra">
                  {t("led.state")}
                </th>
                <th scope="col" className="is-extra">
                  {t("led.made")}
                </th>
              </tr>
            </thead>
            <tbody>
              {classes.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <Link
                      to="/classes/$classId"
                      params={{ classId: each.id }}
                      className="plain-link focus-ring"
                    >
                      {each.name}
                    </Link>
                  </th>
                  <td>
                    <JoinCode code={each.join_code} />
                  </td>
                  <td>{each.member_count}</td>
                  <td className="is-extra">{t(each.is_open ? "led.open" : "led.closed")}</td>
                  <td className="is-extra">{day(each.created_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <NewClass />
    </section>
  );
}
