import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind as Kind,
  SpanStatusCode,
  trace,
  type Span,
} from '@opentelemetry/api';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { SpanKind, TraceHeaders, Tracing } from './tracing.ts';

const KINDS: Record<SpanKind, Kind> = { server: Kind.SERVER, client: Kind.CLIENT, consumer: Kind.CONSUMER };

/** OpenTelemetry behind this project's own few words for it. Loaded only where traces are wanted. */
export function openTracing(processor: SpanProcessor): Tracing {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'aisle' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register();
  const tracer = provider.getTracer('aisle');

  return {
    span(name, kind, attributes, parent, work) {
      const within = parent ? contextOf(parent) : context.active();
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, within);
      return context.with(trace.setSpan(within, span), () => endWith(span, work));
    },
    begin(name, kind, attributes) {
      if (!trace.getActiveSpan()) return null;
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes });
      return {
        end(error) {
          if (error) fail(span, error);
          span.end();
        },
      };
    },
    note: (facts) => void trace.getActiveSpan()?.setAttributes(facts),
    headers() {
      const headers: TraceHeaders = {};
      propagation.inject(context.active(), headers);
      return headers;
    },
    ids() {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : null;
    },
    async stop() {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

/** The trace that somebody outside is in; what is no trace context begins a new one. Baggage is a stranger's and left out. */
function contextOf({ traceparent, tracestate }: TraceHeaders) {
  return propagation.extract(ROOT_CONTEXT, { traceparent, tracestate });
}

function endWith<T>(span: Span, work: () => T): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    fail(span, error);
    span.end();
    throw error;
  }
  if (!(result instanceof Promise)) {
    span.end();
    return result;
  }
  // The caller's promise stays the one that it was: it alone has to be caught.
  void result.then(
    () => span.end(),
    (error: unknown) => {
      fail(span, error);
      span.end();
    },
  );
  return result;
}

/** Which error, not its words: those of Shopify, Stripe and the database may quote a buyer. */
function fail(span: Span, error: unknown): void {
  const { name, code, kind } = error as { name?: unknown; code?: unknown; kind?: unknown };
  const type = [code, kind, name].find((word) => typeof word === 'string') as string | undefined;
  span.setAttribute('error.type', type ?? 'error');
  span.setStatus({ code: SpanStatusCode.ERROR });
}
