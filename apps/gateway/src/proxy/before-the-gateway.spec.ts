import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileBodies } from '@guestflow/http';

const read = (file: string) => readFileSync(path.resolve(__dirname, '../../../..', file), 'utf8');
const nginx = read('deploy/nginx/nginx.conf');
const ingress = read('k8s/overlays/production/ingress.yaml');

/** As nginx writes a size: 10m. */
function bytesOf(size: string | undefined): number {
  const [, number, unit] = /^(\d+)([kmg]?)$/i.exec(size ?? '') ?? [];
  return Number(number) * 1024 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase());
}

describe('what stands before the gateway', () => {
  const largest = Math.max(...fileBodies.map(({ mostBytes }) => mostBytes));

  it.each([
    ['nginx', /client_max_body_size (\S+);/.exec(nginx)?.[1]],
    ['the ingress', /proxy-body-size: (\S+)/.exec(ingress)?.[1]],
  ])('lets every body through that the gateway takes: %s', (_front, size) => {
    expect(bytesOf(size)).toBeGreaterThanOrEqual(largest);
  });

  const hidden = /map \$uri \$uri_without_key \{([^}]*(?:\{[^}]*\}[^}]*)*)default/.exec(nginx)?.[1] ?? '';
  const patterns = [...hidden.matchAll(/^\s*~(\S+) \$before_the_key;/gm)].map(([, pattern]) => new RegExp(pattern!));
  const writtenDown = (address: string): string =>
    patterns.map((pattern) => pattern.exec(address)?.groups?.before_the_key).find((before) => before) ?? address;

  it('writes no key of a link down', () => {
    for (const address of ['/api/v1/links/S3CRET', '/api/v1/links/unsubscribe/S3CRET']) {
      expect(writtenDown(address)).not.toContain('S3CRET');
    }
  });

  // Whoever reads it could cancel each booking, take each offer and read each calendar.
  it.each([
    '/api/v1/public/bookings/S3CRET',
    '/api/v1/public/bookings/S3CRET/cancel',
    '/api/v1/public/bookings/S3CRET/calendar.ics',
    '/api/v1/public/holds/S3CRET',
    '/api/v1/public/waitlist/S3CRET/accept',
    '/api/v1/calendars/S3CRET.ics',
  ])('writes no reference down that makes whoever knows it the guest: %s', (address) => {
    expect(writtenDown(address)).not.toContain('S3CRET');
  });
});
