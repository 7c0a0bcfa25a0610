/** A straight line through points, by least squares. */
export interface Line {
  /** Of y for each unit of x. */
  slope: number;
  /** Standard error of the slope; infinite for fewer than three points. */
  error: number;
}

/** @param points [x, y] */
export function fitLine(points: readonly (readonly [number, number])[]): Line {
  const n = points.length;
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / n;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (spread === 0) return { slope: 0, error: Infinity };
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, error: n < 3 ? Infinity : Math.sqrt(rest / (n - 2) / spread) };
}
