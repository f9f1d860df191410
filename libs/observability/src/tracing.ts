import { Context, ROOT_CONTEXT, Span, SpanKind, SpanStatusCode, Tracer, context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  SpanProcessor,
} from '@opentelemetry/sdk-trace-base';

let contextManagerSet = false;

/**
 * One provider per service, none of them global: several services may live in one process, and each
 * must sign its spans with its own name. Without an exporter nothing is recorded, but trace ids still travel.
 */
export class Tracing {
  private readonly provider: BasicTracerProvider;
  readonly tracer: Tracer;

  constructor(service: string, processors: SpanProcessor[]) {
    if (!contextManagerSet) {
      context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
      contextManagerSet = true;
    }
    this.provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      sampler: new ParentBasedSampler({
        root: processors.length > 0 ? new AlwaysOnSampler() : new AlwaysOffSampler(),
      }),
      spanProcessors: processors,
    });
    this.tracer = this.provider.getTracer('guestflow');
  }

  /** Opens a span under what the other side sent (or under what runs now), and makes it current for `work`. */
  start(name: string, kind: SpanKind, traceparent: string | undefined): { span: Span; context: Context } {
    const parent = parseTraceparent(traceparent) ?? (traceparent ? ROOT_CONTEXT : context.active());
    const span = this.tracer.startSpan(name, { kind }, parent);
    return { span, context: trace.setSpan(parent, span) };
  }

  async inSpan<T>(name: string, kind: SpanKind, traceparent: string | undefined, work: () => Promise<T>): Promise<T> {
    const { span, context: inside } = this.start(name, kind, traceparent);
    try {
      return await context.with(inside, work);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  }

  shutdown(): Promise<void> {
    return this.provider.shutdown();
  }
}

/** The exporter is loaded only where it is used: it costs start-up time and memory. */
export async function otlpProcessors(endpoint: string | undefined): Promise<SpanProcessor[]> {
  if (!endpoint) return [];
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }))];
}

export function currentTraceparent(of: Context = context.active()): string | undefined {
  const span = trace.getSpanContext(of);
  if (!span) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

export function parseTraceparent(header: string | undefined): Context | undefined {
  const match = header && /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(header);
  if (!match) return undefined;
  const [, traceId, spanId, flags] = match as unknown as [string, string, string, string];
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: parseInt(flags, 16) & 1,
    isRemote: true,
  });
}

export { SpanKind } from '@opentelemetry/api';
export type { Context, Span } from '@opentelemetry/api';
export { context as traceContext } from '@opentelemetry/api';
