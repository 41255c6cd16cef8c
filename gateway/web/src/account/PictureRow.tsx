import "./account.css";

import type { PictureId } from "@/api/accounts";

import { PasswordPicture } from "./PasswordPicture";
import { usePictureName } from "./use-picture-name";

interface PictureRowProps {
  /** What the pictures are, for those who do not see them. */
  label: string;
  pictures: readonly PictureId[];
  /** How many places are shown at least. */
  places?: number;
}

/** The pictures of a picture password in their order, and empty places for those to come. */
export function PictureRow({ label, pictures, places = 0 }: PictureRowProps) {
  const nameOf = usePictureName();
  const empty = Math.max(0, places - pictures.length);
  return (
    <ol className="picture-row" aria-label={label}>
      {pictures.map((id, index) => (
        <li key={`${id}-${index}`} className="picture-place is-full">
          <PasswordPicture id={id} />
          <span className="only-heard">{nameOf(id)}</span>
        </li>
      ))}
      {Array.from({ length: empty }, (_, index) => (
        <li key={index} className="picture-place" aria-hidden />
      ))}
    </ol>
  );
}
