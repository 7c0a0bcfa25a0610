import { setTracing, tracing } from './tracing.ts';

/**
 * Sends traces to an OpenTelemetry collector, if there is an address of one. Everything else of it (sampling, headers,
 * the service's name) is said by OpenTelemetry's own variables. Without an address nothing of it is loaded.
 */
export async function startTracing(endpoint: string | undefined): Promise<void> {
  if (!endpoint) return;
  const [{ openTracing }, { BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import('./tracing-sdk.server.ts'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  setTracing(openTracing(new BatchSpanProcessor(new OTLPTraceExporter())));
}

/** Sends what has not been sent; a collector that is away does not hold up the end. */
export async function stopTracing(): Promise<void> {
  const running = tracing();
  setTracing(null);
  await running?.stop().catch(() => undefined);
}
