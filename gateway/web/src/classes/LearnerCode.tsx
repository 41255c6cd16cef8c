import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { memberProject } from "@/api/classes";
import { refusalOf } from "@/api/refusal";

import { memberKey } from "./keys";

interface LearnerCodeProps {
  classId: string;
  memberId: string;
  projectId: string;
}

/** The code of a learner's game, to read. */
export function LearnerCode({ classId, memberId, projectId }: LearnerCodeProps) {
  const { t } = useTranslation("classes");
  const { data: project, error } = useQuery({
    queryKey: [...memberKey(classId, memberId), "projects", projectId],
    queryFn: () => memberProject(classId, memberId, projectId),
  });
  if (error) return <RefusalNote refusal={refusalOf(error)} />;
  const texts = project?.files.filter(({ content }) => typeof content === "string") ?? [];
  return (
    <>
      {texts.map(({ path, content }) => (
        <figure key={path} className="learner-code">
          <figcaption className="field-hint">{path}</figcaption>
          {/* A region that scrolls can be reached with the keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} aria-label={t("sheet.codeOf", { path })} role="region">
            {content}
          </pre>
        </figure>
      ))}
    </>
  );
}
