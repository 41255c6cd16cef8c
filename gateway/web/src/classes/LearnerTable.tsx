import { KeyRound, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ClassMember } from "@/api/classes";
import { BlockButton } from "@/design/BlockButton";
import { Menu } from "@/design/Menu";
import { useDay } from "@/locales/use-day";

import { LearnerSheet } from "./LearnerSheet";
import { RemoveLearner } from "./RemoveLearner";
import { ResetSecret } from "./ResetSecret";

interface LearnerTableProps {
  classId: string;
  members: readonly ClassMember[];
}

/** Who learns in a class, one line each. */
export function LearnerTable({ classId, members }: LearnerTableProps) {
  const { t } = useTranslation("classes");
  const day = useDay();
  const [open, setOpen] = useState<{ what: "sheet" | "reset" | "remove"; member: ClassMember }>();
  const close = () => {
    setOpen(undefined);
  };
  if (members.length === 0) return <p>{t("learners.none")}</p>;
  return (
    <div className="table-place">
      <table className="class-table">
        <thead>
          <tr>
            <th scope="col">{t("learners.nickname")}</th>
            <th scope="col">{t("learners.secret")}</th>
            <th scope="col" className="is-extra">
              {t("learners.joined")}
            </th>
            <th scope="col">
              <span className="only-heard">{t("learners.do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">{member.nickname}</th>
              <td>{t(`learners.secrets.${secretKind(member)}`)}</td>
              <td className="is-extra">{day(member.joined_at)}</td>
              <td className="class-actions">
                <BlockButton
                  size="small"
                  aria-label={t("learners.lookAt", { name: member.nickname })}
                  onPress={() => {
                    setOpen({ what: "sheet", member });
                  }}
                >
                  {t("learners.look")}
                </BlockButton>
                <Menu
                  button={t("learners.more")}
                  label={t("learners.moreOf", { name: member.nickname })}
                  choices={[
                    {
                      id: "reset",
                      words: t("reset.do"),
                      Icon: KeyRound,
                      onAction: () => {
                        setOpen({ what: "reset", member });
                      },
                    },
                    {
                      id: "remove",
                      words: t("remove.do"),
                      Icon: UserMinus,
                      grave: true,
                      onAction: () => {
                        setOpen({ what: "remove", member });
                      },
                    },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open?.what === "sheet" && <LearnerSheet classId={classId} member={open.member} onClose={close} />}
      {open?.what === "reset" && <ResetSecret classId={classId} member={open.member} onClose={close} />}
      {open?.what === "remove" && <RemoveLearner classId={classId} member={open.member} onClose={close} />}
    </div>
  );
}

function secretKind({ secret }: ClassMember): "password" | "pictures" | "none" {
  return secret === "password" || secret === "pictures" ? secret : "none";
}
