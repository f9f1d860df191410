import { newAddressOf } from './old-addresses';

describe('an address of before', () => {
  it.each([
    ['#/book/kafe-bereza', '/v/kafe-bereza'],
    ['#/booking/a_secret-reference-12', '/booking#a_secret-reference-12'],
    ['#/waiting/a_secret-reference-12', '/waiting#a_secret-reference-12'],
    ['#/book/kafe-bereza/', '/v/kafe-bereza'],
    ['#/invitation/a_secret-12', '/invitation#a_secret-12'],
    ['#/password/a_secret-12', '/password#a_secret-12'],
    ['#/book/kafe?tgWebAppData=user%3D1&tgWebAppVersion=8.0', '/v/kafe#tgWebAppData=user%3D1&tgWebAppVersion=8.0'],
    ['#/book/kafe&tgWebAppData=user%3D1', '/v/kafe#tgWebAppData=user%3D1'],
  ])('leads on: %s', (hash, address) => expect(newAddressOf(hash)).toBe(address));

  it.each(['', '#', '#/book/', '#/bookings/x', '#/home', '#/book/../sign-in', '#/book//evil.example'])(
    'is not: %s',
    (hash) => expect(newAddressOf(hash)).toBeUndefined(),
  );
});
