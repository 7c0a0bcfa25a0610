import { BUILT_IN_PRODUCTS } from '../built-in/index.ts';
import { drawPicture } from './draw-picture.ts';
import { pictureFile, type Picture } from './picture.ts';

const PICTURES = new Map<string, Picture>(
  BUILT_IN_PRODUCTS.flatMap((product) =>
    product.pictures.map((picture, index) => [pictureFile(product.handle, index), picture] as const),
  ),
);

const drawn = new Map<string, Buffer>();

/** PNG of a built-in product's picture by its file name (`mug.png`), drawn on first use; null if there is none. */
export function readPicture(file: string): Buffer | null {
  const picture = PICTURES.get(file);
  if (!picture) return null;
  let png = drawn.get(file);
  if (!png) drawn.set(file, (png = drawPicture(picture)));
  return png;
}
