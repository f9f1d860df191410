import { routeOf } from './routes';

describe('the table of addresses', () => {
  it('finds the service by the first word', () => {
    expect(routeOf('/tenants/5?x=1')).toEqual({ service: 'identity', path: '/tenants/5?x=1' });
    expect(routeOf('/audit-log')).toEqual({ service: 'analytics', path: '/audit-log' });
  });

  it('understands other documents’ names for the same thing', () => {
    expect(routeOf('/events?page=2')).toEqual({ service: 'analytics', path: '/audit-log?page=2' });
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

  it.each(['/tenantsx', '/', '', '/..', '/constructor', '/TENANTS', '//tenants', '/%74enants'])(
    'knows nobody for %p',
    (path) => {
      expect(routeOf(path)).toBeUndefined();
    },
  );
});
