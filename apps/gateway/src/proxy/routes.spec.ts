import { routeOf } from './routes';

describe('the table of addresses', () => {
  it('finds the service by the first word', () => {
    expect(routeOf('/tenants/5?x=1')).toEqual({ service: 'identity', path: '/tenants/5?x=1' });
    expect(routeOf('/audit-log')).toEqual({ service: 'analytics', path: '/audit-log' });
  });

  it('understands other documents’ names for the same thing', () => {
    expect(routeOf('/events?page=2')).toEqual({ service: 'analytics', path: '/audit-log?page=2' });
    expect(routeOf('/analytics/appointments/daily?from=2027-01-01')).toEqual({
      service: 'analytics',
      path: '/analytics/bookings/daily?from=2027-01-01',
    });
    expect(routeOf('/admin/dashboard/summary')).toEqual({ service: 'analytics', path: '/analytics/summary' });
    expect(routeOf('/restaurants/current')).toEqual({ service: 'identity', path: '/venues/current' });
    expect(routeOf('/studios/5/settings')).toEqual({ service: 'identity', path: '/venues/5/settings' });
  });

  it('lets the longer of two beginnings decide', () => {
    expect(routeOf('/bot/booking-request')?.service).toBe('booking');
    expect(routeOf('/bot/guest-by-phone?phone=8')?.service).toBe('crm');
    expect(routeOf('/bot/feedback')?.service).toBe('crm');
    expect(routeOf('/bot')?.service).toBe('booking');
    expect(routeOf('/guests/%D0%B0')?.service).toBe('crm');
  });

  it('brings what is about bots and what guests write to them to whoever keeps it', () => {
    const services = Object.fromEntries(
      [
        ...['/bots', '/bots/5/check', '/telegram/5', '/auth/telegram/verify', '/auth/login', '/auth/telegrams'],
        ...['/dialogues/5/messages', '/admin/dialogues', '/messages', '/bot/messages', '/bot/bookings'],
        ...['/bot/booking/5', '/bot/notification-templates', '/me/bookings/5'],
      ].map((path) => [path, routeOf(path)?.service]),
    );
    expect(services).toEqual({
      ...{ '/bots': 'bot-gateway', '/bots/5/check': 'bot-gateway', '/telegram/5': 'bot-gateway' },
      ...{ '/auth/telegram/verify': 'bot-gateway', '/auth/login': 'identity', '/auth/telegrams': 'identity' },
      ...{ '/dialogues/5/messages': 'messaging', '/admin/dialogues': 'messaging', '/messages': 'messaging' },
      ...{ '/bot/messages': 'messaging', '/bot/notification-templates': 'messaging' },
      ...{ '/bot/bookings': 'booking', '/bot/booking/5': 'booking', '/me/bookings/5': 'booking' },
    });
  });

  it('has none for what services say among themselves', () => {
    for (const path of ['/internal/bot-tokens', '/internal/pulse', '/internal']) {
      expect([path, routeOf(path)]).toEqual([path, undefined]);
    }
  });

  it.each(['/tenantsx', '/', '', '/..', '/constructor', '/TENANTS', '//tenants', '/%74enants'])(
    'knows nobody for %p',
    (path) => {
      expect(routeOf(path)).toBeUndefined();
    },
  );
});
