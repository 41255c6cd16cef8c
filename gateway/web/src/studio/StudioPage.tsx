import { getRouteApi } from "@tanstack/react-router";

import { useProject } from "@/project/use-project";

import { MissingGame } from "./MissingGame";
import { Opening } from "./Opening";
import { Studio } from "./Studio";

const route = getRouteApi("/game/$projectId");

/** The studio of one project. */
export function StudioPage() {
  const { projectId } = route.useParams();
  return <OpenStudio key={projectId} projectId={projectId} />;
}

function OpenStudio({ projectId }: { projectId: string }) {
  const project = useProject(projectId);
  if (project.project) return <Studio projectId={projectId} project={project} />;
  if (project.state === "loading") return <Opening slow={project.refusal !== undefined} />;
  return <MissingGame projectId={projectId} signedOut={project.state === "signedOut"} />;
}
