import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { type ClassMember, memberProgress, memberProjects } from "@/api/classes";
import { refusalOf } from "@/api/refusal";
import { Modal } from "@/design/Modal";
import { useDay } from "@/locales/use-day";

import { memberKey } from "./keys";
import { LearnerCode } from "./LearnerCode";

interface LearnerSheetProps {
  classId: string;
  member: ClassMember;
  onClose: () => void;
}

/** How far a learner is, and what they make. */
export function LearnerSheet({ classId, member, onClose }: LearnerSheetProps) {
  const { t } = useTranslation("classes");
  const day = useDay();
  const [projectId, setProjectId] = useState<string>();
  const key = memberKey(classId, member.id);
  const projects = useQuery({
    queryKey: [...key, "projects"],
    queryFn: () => memberProjects(classId, member.id),
  });
  const progress = useQuery({
    queryKey: [...key, "progress"],
    queryFn: () => memberProgress(classId, member.id),
  });
  const failed = projects.error ?? progress.error;
  const started = progress.data?.items.filter(({ done }) => done > 0) ?? [];
  return (
    <Modal title={member.nickname} width="wide" isOpen onClose={onClose}>
      <RefusalNote refusal={failed ? refusalOf(failed) : undefined} />
      <section className="class-section">
        <h3 className="field-label">{t("sheet.projects")}</h3>
        {projects.data?.length === 0 && <p>{t("sheet.noProjects")}</p>}
        <ul className="sheet-list">
          {projects.data?.map(({ id, name, updated_at }) => (
            <li key={id}>
              <button
                type="button"
                className="plain-link focus-ring"
                aria-expanded={projectId === id}
                onClick={() => {
                  setProjectId(projectId === id ? undefined : id);
                }}
              >
                {name}
              </button>
              <span className="field-hint">{t("sheet.changed", { day: day(updated_at) })}</span>
              {projectId === id && <LearnerCode classId={classId} memberId={member.id} projectId={id} />}
            </li>
          ))}
        </ul>
      </section>
      <section className="class-section">
        <h3 className="field-label">{t("sheet.progress")}</h3>
        {progress.data && started.length === 0 && <p>{t("sheet.noProgress", { name: member.nickname })}</p>}
        <ul className="sheet-list">
          {started.map(({ lesson_id, title, done, total }) => (
            <li key={lesson_id}>
              <span>{title}</span>
              <span className="field-hint">{t("sheet.steps", { done, total })}</span>
            </li>
          ))}
        </ul>
      </section>
    </Modal>
  );
}
