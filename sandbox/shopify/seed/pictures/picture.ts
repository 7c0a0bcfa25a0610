import type { ShapeName } from './shapes.ts';

/** A product picture that is drawn when asked for: a plain shape in one colour. */
export interface Picture {
  shape: ShapeName;
  /** `#rrggbb` */
  colour: string;
  alt: string;
}

/** Width and height of a drawn picture, in pixels. Shop feeds ask for at least 500. */
export const PICTURE_SIZE = 600;

/** File name of a product's picture: `mug.png`, `mug-2.png`, … */
export function pictureFile(handle: string, index: number): string {
  return index === 0 ? `${handle}.png` : `${handle}-${index + 1}.png`;
}
