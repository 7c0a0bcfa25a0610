import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';

interface Props {
  /** What it shows, for those who do not see it; the table beside it has the figures. */
  alt: string;
  bars: { key: string; value: number; label: string }[];
}

const WIDTH = 800;
const HEIGHT = 180;

/** Bars over time. Drawn on the server already, in a room of its own shape: nothing moves when the script arrives. */
export function BarChart({ alt, bars }: Props) {
  const x = scaleBand({ domain: bars.map(({ key }) => key), range: [0, WIDTH], padding: 0.2 });
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const y = scaleLinear({ domain: [0, most], range: [HEIGHT - 2, 4] });
  return (
    <svg
      className="chart"
      role="img"
      aria-label={alt}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className="chart-axis" />
      <Group>
        {bars.map(({ key, value, label }) => (
          <Bar
            key={key}
            className="chart-bar"
            x={x(key)}
            y={y(value)}
            width={x.bandwidth()}
            height={HEIGHT - 2 - y(value)}
          >
            <title>{label}</title>
          </Bar>
        ))}
      </Group>
    </svg>
  );
}

/** Bars that lie under one another, each with its name: how much is left at each stage. */
export function StageChart({ alt, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const row = 36;
  const y = scaleBand({ domain: bars.map(({ key }) => key), range: [0, bars.length * row], padding: 0.2 });
  const x = scaleLinear({ domain: [0, most], range: [0, WIDTH] });
  return (
    <svg
      className="chart"
      role="img"
      aria-label={alt}
      viewBox={`0 0 ${WIDTH} ${bars.length * row}`}
      preserveAspectRatio="none"
    >
      {bars.map(({ key, value, label }) => (
        <Bar
          key={key}
          className="chart-bar"
          x={0}
          y={y(key)}
          width={Math.max(2, x(value))}
          height={y.bandwidth()}
        >
          <title>{label}</title>
        </Bar>
      ))}
    </svg>
  );
}
