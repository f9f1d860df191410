import { addressOf, placeOf, type Place } from './address';

describe('the address of a guest’s page', () => {
  const places: Exclude<Place, { page: 'nowhere' }>[] = [
    { page: 'book', slug: 'kafe-bereza' },
    { page: 'mine', slug: 'kafe-bereza' },
    { page: 'own', slug: 'kafe-bereza', id: '0191c0de-0000-7000-8000-00000000cafe' },
    { page: 'booking', reference: 'a_secret-reference-1234' },
    { page: 'waiting', reference: 'a_secret-reference-1234' },
  ];

  it.each(places)('says which it is: %j', (place) => {
    const { pathname, hash } = new URL(addressOf(place), 'https://guestflow.example');
    expect(placeOf(pathname, hash)).toEqual(place);
  });

  it('has what is secret behind the #, where no server sees it', () => {
    for (const place of places) {
      if (!('reference' in place)) continue;
      expect(addressOf(place).split('#')[0]).not.toContain(place.reference);
    }
  });

  it('is the booking page, whatever Telegram puts behind it', () => {
    expect(placeOf('/v/kafe/', '#tgWebAppData=user%3D1&tgWebAppVersion=8.0')).toEqual({ page: 'book', slug: 'kafe' });
  });

  it.each([
    ['/booking', ''],
    ['/waiting', '#'],
    ['/v', ''],
    ['/v/', ''],
    ['/v/a/b', ''],
    ['/booking', '#a b'],
  ])('is none: %s%s', (pathname, hash) => expect(placeOf(pathname, hash)).toEqual({ page: 'nowhere' }));
});
