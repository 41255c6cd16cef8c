import { drawnPictures } from "./drawn-pictures";

/** One picture of a picture password, drawn in large pixels. */
export function PasswordPicture({ id }: { id: string }) {
  return (
    <svg className="password-picture" viewBox="0 0 12 12" shapeRendering="crispEdges" aria-hidden>
      {(drawnPictures[id] ?? []).map(({ colour, d }) => (
        <path key={colour} d={d} fill={`var(--color-${colour})`} />
      ))}
    </svg>
  );
}
