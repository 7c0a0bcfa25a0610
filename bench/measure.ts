export interface Measured {
  seconds: number;
  /** Of this process alone, user and system. */
  cpuSeconds: number;
  /** Highest resident memory seen during the work, in MB. */
  peakMb: number;
}

/** Runs some work, and watches the process meanwhile. */
export async function measure(work: () => Promise<void>): Promise<Measured> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMb: Math.max(peak, process.memoryUsage.rss()) / 1024 / 1024,
  };
}
