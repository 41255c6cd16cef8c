import { loadProject, type ProjectSummary, saveProject } from "@/api/projects";
import { RefusedError } from "@/api/refusal";
import { withGameTitle } from "@/studio/game-title";

/** Gives a game another name, in the list and in its code, where it says how it is called. */
export async function renameGame(projectId: string, name: string): Promise<ProjectSummary> {
  const { revision, entry, files } = await loadProject(projectId);
  const code = files.find(({ path }) => path === entry)?.content ?? "";
  const renamed = withGameTitle(code, name);
  const answer = await saveProject(projectId, revision, {
    name,
    files: renamed === code ? [] : [{ path: entry, content: renamed }],
  });
  if ("saved" in answer) return answer.saved;
  const changedElsewhere = { code: "precondition_failed", status: 412, detail: "", places: [], fields: [] };
  throw new RefusedError({ ...changedElsewhere, retryAfterSeconds: undefined });
}
