import { newAddressOf } from './old-addresses';

describe('an address of before', () => {
  it.each([
    ['#/book/kafe-bereza', '/v/kafe-bereza'],
    ['#/booking/a_secret-reference-12', '/booking#a_secret-reference-12'],
    ['#/waiting/a_secret-reference-12', '/waiting#a_secret-reference-12'],
    ['#/book/kafe-bereza/', '/v/kafe-bereza'],
    ['#/book/kafe?tgWebAppData=user%3D1&tgWebAppVersion=8.0', '/v/kafe#tgWebAppData=user%3D1&tgWebAppVersion=8.0'],
    ['#/book/kafe&tgWebAppData=user%3D1', '/v/kafe#tgWebAppData=user%3D1'],
  ])('leads on: %s', (hash, address) => expect(newAddressOf(hash)).toBe(address));

  it.each(['', '#', '#/book/', '#/bookings/x', '#/invitation/x', '#/book/../sign-in', '#/book//evil.example'])(
    'is not: %s',
    (hash) => expect(newAddressOf(hash)).toBeUndefined(),
  );
});
