import { VenueState } from '@guestflow/contracts';
import { Tracing } from '@guestflow/observability';
import { eventually } from '@guestflow/testing';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { startTestPlatform, superAdmin } from './support/test-platform';

it('one trace follows a request through the gateway and a service, and its event into every reader', async () => {
  const spans = new Map<string, InMemorySpanExporter>();
  const platform = await startTestPlatform('embedded', {
    tracingOf: (service) => {
      const exporter = new InMemorySpanExporter();
      spans.set(service, exporter);
      return new Tracing(service, [new SimpleSpanProcessor(exporter)]);
    },
  });
  try {
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const traceId = 'a'.repeat(32);
    const { status } = await admin.post<VenueState>(
      '/tenants',
      { name: 'Traced', timezone: 'UTC' },
      { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` },
    );
    expect(status).toBe(201);
    await eventually(() => {
      const seen = [...spans].flatMap(([service, exporter]) =>
        exporter
          .getFinishedSpans()
          .filter((span) => span.spanContext().traceId === traceId)
          .map((span) => `${service}: ${span.name}`),
      );
      expect(seen).toEqual(
        expect.arrayContaining([
          'gateway: POST /api/v1/*',
          'identity: POST /api/v1/tenants',
          'booking: handle venue.created.v1',
          'crm: handle venue.created.v1',
          'messaging: handle venue.created.v1',
          'analytics: handle venue.created.v1',
        ]),
      );
    });
  } finally {
    await platform.close();
  }
});
