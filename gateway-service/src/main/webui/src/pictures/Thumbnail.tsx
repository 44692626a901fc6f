import type { ReactNode } from "react";
import { altText, type GalleryPicture } from "../job/pictures";

interface Props {
  picture: GalleryPicture;
  onOpen: (picture: GalleryPicture) => void;
  children?: ReactNode;
}

/** A small picture that opens the large one. */
export function Thumbnail({ picture, onOpen, children }: Props) {
  const { url, width, height } = picture.picture;
  return (
    <button className="thumb" onClick={() => onOpen(picture)}>
      <img src={url} width={width} height={height} alt={altText(picture)} loading="lazy" />
      {children}
    </button>
  );
}
