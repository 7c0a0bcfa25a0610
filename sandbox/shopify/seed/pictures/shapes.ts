/** A point in a drawing of 100 by 100 units, y downwards. */
export type Point = readonly [x: number, y: number];

/** A filled outline. Tone 0 is the product's colour, negative darker, positive lighter; `paper` is the background. */
export interface Part {
  outline: Point[];
  tone: number | 'paper';
}

/** Outlines of everyday things, drawn from few parts. */
export const SHAPES = {
  shirt: [
    poly(0, 34, 22, 44, 27, 56, 27, 66, 22, 86, 34, 79, 50, 69, 45, 69, 80, 31, 80, 31, 45, 21, 50, 14, 34),
    poly('paper', 43, 22, 57, 22, 55, 29, 50, 32, 45, 29),
    poly(-0.18, 54, 46, 63, 46, 63, 55, 54, 55),
  ],
  hoodie: [
    poly(0, 34, 24, 66, 24, 87, 40, 82, 72, 71, 70, 69, 82, 31, 82, 29, 70, 18, 72, 13, 40),
    poly(-0.25, 36, 24, 41, 14, 59, 14, 64, 24, 57, 36, 43, 36),
    poly(-0.14, 37, 58, 63, 58, 69, 74, 31, 74),
    rect(0.55, 45, 36, 2, 12, 1),
    rect(0.55, 53, 36, 2, 12, 1),
  ],
  dress: [
    poly(0, 40, 14, 60, 14, 64, 34, 59, 46, 76, 86, 24, 86, 41, 46, 36, 34),
    poly('paper', 44, 13, 56, 13, 50, 26),
    poly(-0.2, 41, 44, 59, 44, 60, 49, 40, 49),
  ],
  trousers: [
    poly(0, 33, 14, 67, 14, 74, 86, 56, 86, 50, 38, 44, 86, 26, 86),
    rect(-0.2, 33, 14, 34, 6, 0),
    rect(0.3, 49, 14, 2, 6, 0),
  ],
  sock: [
    poly(0, 36, 14, 60, 14, 60, 52, 78, 66, 82, 74, 78, 82, 66, 84, 46, 76, 36, 62),
    rect(0.35, 36, 14, 24, 7, 1),
    rect(-0.2, 36, 26, 24, 4, 0),
    rect(-0.2, 36, 34, 24, 4, 0),
  ],
  cap: [
    { tone: 0, outline: curve(50, 64, 30, 44, Math.PI, 2 * Math.PI) },
    rect(-0.18, 18, 64, 64, 18, 5),
    ellipse(0.4, 50, 20, 6, 6),
  ],
  tote: [
    poly(0, 24, 40, 76, 40, 80, 86, 20, 86),
    ...arc(-0.25, 50, 40, 17, 24, 4),
    rect(-0.15, 24, 40, 52, 5, 0),
  ],
  card: [
    rect(0, 16, 30, 68, 44, 5),
    rect(-0.25, 16, 40, 68, 8, 0),
    rect(0.45, 23, 58, 22, 4, 2),
    rect(0.3, 23, 65, 34, 3, 1),
  ],
  ring: [
    ellipse(0, 50, 58, 28, 28),
    ellipse('paper', 50, 58, 21, 21),
    poly(0.45, 41, 20, 59, 20, 65, 27, 50, 38, 35, 27),
    poly(0.75, 41, 20, 50, 27, 50, 38, 35, 27),
  ],
  jar: [
    rect(0, 27, 38, 46, 46, 7),
    rect(-0.3, 30, 24, 40, 13, 3),
    rect(0.6, 33, 52, 34, 20, 2),
    rect(0, 38, 58, 24, 3, 1),
    rect(0, 38, 65, 16, 3, 1),
  ],
  bottle: [
    rect(0, 36, 36, 28, 52, 6),
    poly(0, 43, 28, 57, 28, 64, 40, 36, 40),
    rect(-0.3, 42, 12, 16, 17, 3),
    rect(0.5, 36, 54, 28, 18, 0),
  ],
  table: [
    rect(0, 10, 36, 80, 8, 2),
    poly(-0.15, 18, 44, 25, 44, 22, 82, 17, 82),
    poly(-0.15, 75, 44, 82, 44, 83, 82, 78, 82),
    rect(-0.3, 22, 44, 56, 5, 0),
  ],
  chair: [
    rect(0, 30, 14, 40, 6, 3),
    ...[33, 41, 49, 57, 65].map((x) => rect(0.12, x, 20, 2.4, 34, 0)),
    poly(0, 26, 52, 74, 52, 77, 60, 23, 60),
    poly(-0.1, 28, 60, 33, 60, 30, 88, 25, 88),
    poly(-0.1, 67, 60, 72, 60, 75, 88, 70, 88),
  ],
  lamp: [
    poly(0, 38, 16, 62, 16, 76, 48, 24, 48),
    rect(-0.2, 48, 48, 4, 32, 0),
    rect(-0.3, 34, 80, 32, 6, 3),
    poly(0.4, 38, 16, 44, 16, 38, 48, 24, 48),
  ],
  vase: [
    ellipse(0, 50, 66, 20, 22),
    poly(0, 45, 34, 55, 34, 57, 52, 43, 52),
    rect(-0.15, 43, 32, 14, 4, 2),
    poly(-0.45, 49, 32, 51, 32, 53, 14, 52, 14),
    ellipse(0.5, 53, 13, 6, 5),
  ],
  candle: [
    rect(0, 34, 40, 32, 46, 4),
    rect(-0.15, 34, 40, 32, 6, 3),
    rect(-0.6, 49.2, 32, 1.6, 9, 0),
    ellipse(0.6, 50, 27, 4, 7),
  ],
  frame: [
    rect(-0.4, 22, 12, 56, 76, 1),
    rect('paper', 26, 16, 48, 68, 0),
    poly(0, 32, 46, 42, 40, 52, 46, 62, 40, 68, 44, 68, 76, 32, 76),
    poly(0.35, 32, 60, 42, 54, 52, 60, 62, 54, 68, 58, 68, 76, 32, 76),
    ellipse(0.5, 58, 30, 5, 5),
  ],
  cushion: [
    rect(0, 18, 40, 64, 40, 10),
    rect(-0.12, 18, 58, 64, 5, 0),
    rect(0.25, 18, 48, 64, 5, 0),
    rect(-0.12, 18, 68, 64, 4, 0),
  ],
  mug: [
    ellipse(0, 68, 50, 17, 17),
    ellipse('paper', 68, 50, 10, 10),
    rect(0, 24, 28, 44, 50, 7),
    rect(0.4, 30, 34, 5, 36, 2),
  ],
  bowl: [
    poly(0, 14, 44, 86, 44, 78, 64, 62, 76, 38, 76, 22, 64),
    rect(-0.2, 38, 76, 24, 5, 1),
    rect(0.3, 12, 40, 76, 6, 3),
  ],
  board: [
    rect(0, 22, 24, 56, 64, 6),
    rect(0, 44, 10, 12, 20, 5),
    ellipse('paper', 50, 17, 3, 3),
    ...[32, 44, 56, 68].map((y) => rect(-0.12, 22, y, 56, 2.5, 0)),
  ],
  pouch: [
    poly(0, 28, 22, 72, 22, 76, 88, 24, 88),
    rect(-0.25, 28, 12, 44, 11, 1),
    rect(0.6, 35, 44, 30, 28, 2),
    ellipse(0, 50, 58, 6, 9),
  ],
  book: [
    rect(-0.3, 28, 13, 48, 74, 2),
    rect('paper', 70, 16, 4, 68, 0),
    rect(0, 25, 12, 46, 74, 2),
    rect(0.5, 33, 26, 30, 4, 1),
    rect(0.5, 33, 34, 20, 3, 1),
  ],
  disc: [
    rect(-0.2, 16, 16, 68, 68, 2),
    ellipse(0.25, 50, 50, 29, 29),
    ellipse(-0.1, 50, 50, 12, 12),
    ellipse('paper', 50, 50, 3, 3),
  ],
  leaf: [
    poly(0, 20, 78, 26, 46, 48, 24, 80, 20, 76, 52, 54, 74, 30, 78),
    poly(0.4, 16, 86, 74, 26, 75, 28, 20, 88),
  ],
  tent: [
    poly(0, 50, 20, 90, 80, 10, 80),
    poly(-0.3, 50, 34, 64, 80, 36, 80),
    poly(0.3, 50, 20, 52, 20, 92, 80, 88, 80),
  ],
  rainbow: [
    ...[40, 31, 22, 13].flatMap((radius, index) => [
      half(index % 2 ? 0.35 : 0, radius),
      half('paper', radius - 5),
    ]),
  ],
} satisfies Record<string, Part[]>;

export type ShapeName = keyof typeof SHAPES;

type Tone = Part['tone'];

function poly(tone: Tone, ...xy: number[]): Part {
  return {
    tone,
    outline: Array.from({ length: xy.length / 2 }, (_, i): Point => [xy[2 * i]!, xy[2 * i + 1]!]),
  };
}

function ellipse(tone: Tone, cx: number, cy: number, rx: number, ry: number): Part {
  return { tone, outline: curve(cx, cy, rx, ry, 0, 2 * Math.PI) };
}

function rect(tone: Tone, x: number, y: number, width: number, height: number, radius: number): Part {
  const corner = (cx: number, cy: number, from: number) =>
    curve(cx, cy, radius, radius, from, from + Math.PI / 2);
  const [right, bottom] = [x + width - radius, y + height - radius];
  return {
    tone,
    outline: [
      ...corner(right, bottom, 0),
      ...corner(x + radius, bottom, Math.PI / 2),
      ...corner(x + radius, y + radius, Math.PI),
      ...corner(right, y + radius, 1.5 * Math.PI),
    ],
  };
}

/** The upper half of a ring: a bag's handle. */
function arc(tone: Tone, cx: number, cy: number, rx: number, ry: number, thickness: number): Part[] {
  const outer = curve(cx, cy, rx, ry, Math.PI, 2 * Math.PI);
  const inner = curve(cx, cy, rx - thickness, ry - thickness, Math.PI, 2 * Math.PI);
  return [{ tone, outline: [...outer, ...inner.reverse()] }];
}

function half(tone: Tone, radius: number): Part {
  return { tone, outline: curve(50, 72, radius, radius, Math.PI, 2 * Math.PI) };
}

function curve(cx: number, cy: number, rx: number, ry: number, from: number, to: number): Point[] {
  const steps = rx === 0 && ry === 0 ? 0 : Math.max(4, Math.ceil((to - from) * 12));
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = from + ((to - from) * i) / (steps || 1);
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}
