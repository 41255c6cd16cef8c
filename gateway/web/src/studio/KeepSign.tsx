import { CircleCheck, CloudOff, Pencil, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { NO_ANSWER } from "@/api/refusal";
import type { OpenProject } from "@/project/use-project";

const ICONS = { safe: CircleCheck, busy: Pencil, here: CloudOff, wrong: TriangleAlert };

/** Which words say where the text is. */
export function keepWords({ state, refusal, keptHere, project }: OpenProject) {
  if (!keptHere && state !== "saved" && state !== "conflict") return "nowhere";
  if (state === "waiting" && refusal?.code === NO_ANSWER) return "offline";
  if (state === "signedOut" && refusal?.status === 404 && project) return "outOfReach";
  return state;
}

/** Says at any time whether what was made is safe. */
export function KeepSign({ project }: { project: OpenProject }) {
  const { t } = useTranslation("project");
  const words = keepWords(project);
  const look =
    words === "saved" || words === "conflict"
      ? "safe"
      : words === "saving"
        ? "busy"
        : words === "nowhere" || words === "notKept"
          ? "wrong"
          : "here";
  const Icon = ICONS[look];
  return (
    <p className="keep-sign" data-look={look} aria-live="polite">
      <Icon aria-hidden />
      <span>{t(`keep.${words}`)}</span>
    </p>
  );
}
