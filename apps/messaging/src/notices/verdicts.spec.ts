import { Addressee } from '../reach/reach-rules';
import type { StandingBooking } from './planned-notices';
import { AtHand, Matter, verdictOf } from './verdicts';

const at = (time: string) => new Date(`2027-05-06T${time}:00Z`);
const evening: StandingBooking = {
  ...{ status: 'confirmed', startsAt: at('18:00'), arrivedAt: null, standsSince: at('10:00') },
};
const of = (booking: StandingBooking): Matter => ({ about: 'booking', booking });

describe('a notice that is due', () => {
  const guest: Addressee = {
    ...{ guestId: 'a', name: 'Анна', language: null, telegramId: '7', email: null, preferredChannel: null },
    ...{ hasBot: true, chat: 'open', isBlacklisted: false, refuses: false, agreesTo: [] },
  };
  const byTelegram = { channel: 'telegram', address: '7' };
  const reminder: AtHand = {
    ...{
      rule: 'reminder_60min',
      dueAt: at('17:00'),
      matter: of(evening),
      guest,
      isSaid: true,
      overtaken: false,
      channels: ['telegram'],
    },
    venue: { isActive: true, zone: 'UTC', quiet: null },
  };
  const verdict = (change: Partial<AtHand>, now = at('17:00')) => verdictOf({ ...reminder, ...change }, now);

  it('is sent, and no later than it is meant', () => {
    expect(verdict({})).toEqual({ send: byTelegram, sendBefore: at('18:00') });
    expect(verdict({}, at('17:59'))).toMatchObject({ send: byTelegram });
    const visit = { ...evening, status: 'completed', arrivedAt: at('10:00') } as const;
    expect(verdict({ rule: 'feedback_request', dueAt: at('12:00'), matter: of(visit) }, at('23:00'))).toEqual({
      ...{ send: byTelegram, sendBefore: new Date('2027-05-07T12:00:00Z') },
    });
  });

  it('is sent of a request that lapsed with the beginning of its visit: somebody waits for the answer', () => {
    const lapsed = {
      rule: 'booking_lapsed',
      dueAt: at('18:00'),
      matter: of({ ...evening, status: 'cancelled' }),
    } as const;
    expect(verdict(lapsed, at('18:01'))).toMatchObject({ send: byTelegram, sendBefore: at('19:00') });
    expect(verdict(lapsed, at('19:00'))).toEqual({ drop: 'too_late' });
    expect(verdict({ ...lapsed, dueAt: at('12:00') }, at('17:00'))).toMatchObject({ sendBefore: at('18:00') });
  });

  it.each<[string, Partial<AtHand>, Date]>([
    ['not_meant', { matter: undefined }, at('17:00')],
    ['not_meant', { matter: of({ ...evening, status: 'cancelled' }) }, at('17:00')],
    ['not_meant', { rule: 'booking_cancelled' }, at('17:00')],
    ['not_meant', { rule: 'feedback_request' }, at('17:00')],
    ['too_late', {}, at('18:00')],
    ['too_late', { overtaken: true }, at('17:00')],
    [
      'too_late',
      { rule: 'feedback_request', matter: of({ ...evening, status: 'arrived' }) },
      new Date('2027-05-07T17:00:00Z'),
    ],
    ['switched_off', { isSaid: false }, at('17:00')],
    ['venue_suspended', { venue: { isActive: false, zone: 'UTC', quiet: null } }, at('17:00')],
    ['no_consent', { guest: { ...guest, refuses: true } }, at('17:00')],
    ['no_telegram', { guest: { ...guest, telegramId: null } }, at('17:00')],
    ['blocked', { guest: { ...guest, chat: 'blocked' } }, at('17:00')],
    ['unknown_guest', { guest: undefined }, at('17:01')],
    ['not_started', { guest: { ...guest, chat: null } }, at('17:01')],
  ])('is dropped where it is %s', (drop, change, now) => {
    expect(verdict(change, now)).toEqual({ drop });
  });

  it('waits a while for what may be on its way', () => {
    const soon = new Date('2027-05-06T17:00:03Z');
    expect(verdict({ guest: undefined })).toEqual({ wait: soon });
    expect(verdict({ guest: { ...guest, chat: null } })).toEqual({ wait: soon });
  });

  it('that tells of an offer is said as long as it holds', () => {
    const offer: Matter = { about: 'offer', status: 'offered', expiresAt: at('17:30') };
    const told = { rule: 'waitlist_offer', matter: offer } as const;
    expect(verdict(told)).toEqual({ send: byTelegram, sendBefore: at('17:30') });
    expect(verdict(told, at('17:30'))).toEqual({ drop: 'too_late' });
    for (const status of ['waiting', 'booked', 'passed', 'left', 'expired'] as const) {
      expect(verdict({ ...told, matter: { ...offer, status } })).toEqual({ drop: 'not_meant' });
    }
  });

  it('that wishes well is for who has agreed to be written to, and is welcome, and on the day', () => {
    const agreed: Addressee = { ...guest, agreesTo: ['telegram'] };
    const wish: Partial<AtHand> = {
      ...{ rule: 'birthday:2027', matter: { about: 'birthday', until: at('21:00') }, guest: agreed },
    };
    expect(verdict(wish)).toEqual({ send: byTelegram, sendBefore: at('21:00') });
    expect(verdict({ ...wish, guest })).toEqual({ drop: 'no_consent' });
    expect(verdict({ ...wish, guest: { ...agreed, isBlacklisted: true } })).toEqual({ drop: 'blacklisted' });
    expect(verdict(wish, at('21:00'))).toEqual({ drop: 'too_late' });
  });

  it('late into quiet hours waits for their end, as far as it is worth saying then', () => {
    const venue = { isActive: true, zone: 'UTC', quiet: { from: '23:00', to: '08:00' } };
    const tomorrow = (time: string) => new Date(`2027-05-07T${time}:00Z`);
    const visit = (startsAt: Date) => of({ ...evening, startsAt });
    const long = { rule: 'reminder:1440', dueAt: at('22:00'), venue } as const;
    expect(verdict({ ...long, matter: visit(tomorrow('22:00')) }, at('23:10'))).toEqual({ wait: tomorrow('08:00') });
    expect(verdict({ ...long, matter: visit(tomorrow('09:59')) }, at('23:10'))).toEqual({ drop: 'too_late' });
    expect(verdict({ matter: visit(tomorrow('00:30')), venue, dueAt: at('23:30') }, at('23:30'))).toMatchObject({
      send: byTelegram,
    });
  });
});
