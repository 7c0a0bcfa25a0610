import { encodePng } from './encode-png.ts';
import { PICTURE_SIZE, type Picture } from './picture.ts';
import { Raster, type Colour } from './raster.ts';
import { SHAPES, type Part } from './shapes.ts';

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/** Draws a product picture as PNG: the shape in its colour on a pale tint of that colour. */
export function drawPicture({ shape, colour }: Pick<Picture, 'shape' | 'colour'>): Buffer {
  const base = parseColour(colour);
  const paper = mix(base, WHITE, 0.86);
  const raster = new Raster(PICTURE_SIZE, (y) => mix(paper, WHITE, 0.45 * (1 - y)));
  const shadow = mix(paper, base, 0.18);
  raster.fill(SHADOW, shadow);
  const parts: Part[] = SHAPES[shape];
  for (const part of parts) {
    raster.fill(
      part.outline.map(([x, y]) => [10 + x * 0.8, 8 + y * 0.8]),
      toneOf(base, paper, part.tone),
    );
  }
  return encodePng(raster.pixels, PICTURE_SIZE);
}

/** The soft ellipse that everything stands on. */
const SHADOW = Array.from({ length: 60 }, (_, i) => {
  const angle = (i / 60) * 2 * Math.PI;
  return [50 + 36 * Math.cos(angle), 79 + 5 * Math.sin(angle)] as const;
});

function toneOf(base: Colour, paper: Colour, tone: Part['tone']): Colour {
  if (tone === 'paper') return mix(paper, WHITE, 0.15);
  return tone < 0 ? mix(base, BLACK, -tone) : mix(base, WHITE, tone);
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [channel(0), channel(1), channel(2)];
}

function parseColour(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}
