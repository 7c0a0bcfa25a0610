import type { Point } from './shapes.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Scan lines per pixel row; edges are smooth because each row is the mean of these. */
const SUBLINES = 4;

/** A square RGB image that outlines can be filled in, with smooth edges. */
export class Raster {
  /** Three bytes a pixel, row by row. */
  readonly pixels: Uint8Array;

  constructor(
    readonly size: number,
    background: (y: number) => Colour,
  ) {
    this.pixels = new Uint8Array(size * size * 3);
    for (let y = 0; y < size; y += 1) {
      const colour = background(y / size);
      for (let x = 0; x < size; x += 1) this.pixels.set(colour, (y * size + x) * 3);
    }
  }

  /** Fills an outline given in units of 100 by 100 for the whole image (even-odd rule). */
  fill(outline: Point[], colour: Colour): void {
    const scale = this.size / 100;
    const points = outline.map(([x, y]): Point => [x * scale, y * scale]);
    const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y))));
    const bottom = Math.min(this.size, Math.ceil(Math.max(...points.map(([, y]) => y))));
    const coverage = new Float32Array(this.size + 1);
    for (let row = top; row < bottom; row += 1) {
      coverage.fill(0);
      for (let sub = 0; sub < SUBLINES; sub += 1) {
        const crossings = crossingsAt(points, row + (sub + 0.5) / SUBLINES);
        for (let i = 0; i + 1 < crossings.length; i += 2)
          cover(coverage, crossings[i]!, crossings[i + 1]!, this.size);
      }
      this.blend(row, coverage, colour);
    }
  }

  private blend(row: number, coverage: Float32Array, colour: Colour): void {
    for (let x = 0; x < this.size; x += 1) {
      const share = coverage[x]!;
      if (share === 0) continue;
      const at = (row * this.size + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const old = this.pixels[at + channel]!;
        this.pixels[at + channel] = Math.round(old + (colour[channel]! - old) * Math.min(1, share));
      }
    }
  }
}

/** Where a horizontal line at `y` crosses the outline, from left to right. */
function crossingsAt(points: Point[], y: number): number[] {
  const crossings: number[] = [];
  let [x1, y1] = points[points.length - 1]!;
  for (const [x2, y2] of points) {
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    [x1, y1] = [x2, y2];
  }
  return crossings.sort((a, b) => a - b);
}

/** Adds one scan line's span to the row's coverage, with the exact share of its first and last pixel. */
function cover(coverage: Float32Array, from: number, to: number, size: number): void {
  const left = Math.max(0, from);
  const right = Math.min(size, to);
  for (let x = Math.floor(left); x < right; x += 1) {
    coverage[x]! += (Math.min(right, x + 1) - Math.max(left, x)) / SUBLINES;
  }
}
