import { Caller } from '@guestflow/access';
import { Conflict, NotFound, OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { CrmHouse } from '../merges/testing/venue-of-guests';
import { RegisteredGuestDto, RegisterGuestDto } from './bot.dto';

const anna = '+79161234567';
const day = 24 * 3_600_000;

describe('a guest who comes by the bot', () => {
  let house: CrmHouse;
  let here: Caller;
  beforeAll(async () => {
    house = await CrmHouse.open();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = undefined;
    here = await house.venue();
  });

  const come = (telegram_id: string, said: Partial<RegisterGuestDto> = {}) =>
    house.bot.register(here, { telegram_id, ...said });
  const made = (said: object) => house.guests.create(here, said);
  const card = (id: string) => house.guestQueries.card(here, id);
  const link = async (id: string) => new URL((await house.links.make(here, id)).url).searchParams.get('start')!;

  it('has a card then, with or without a phone', async () => {
    const guest = await come('1', { phone: '8 916 123-45-67', name: 'Анна', username: 'Anna_P', language: 'ru' });
    expect(guest).toMatchObject({ outcome: 'created', phone: anna, name: 'Анна', telegram_id: '1', link: null });
    expect(await card(guest.id)).toMatchObject({ source: 'bot', telegram_username: 'anna_p', language: 'ru' });
    expect(await come('2')).toMatchObject({ outcome: 'created', phone: null, name: null });
    expect(await house.told(guest.id)).toEqual(['guest.created.v1']);
    await expect(come('3', { phone: '12' })).rejects.toThrow(ValidationProblem);
  });

  it('is met by the card that staff made: their name stays, what they did not know is filled', async () => {
    const { id } = await made({ phone: anna, name: 'Анна Петрова' });
    const guest = await come('1', { phone: anna, name: 'Anya', language: 'en', username: 'anya' });
    expect(guest).toMatchObject({ id, outcome: 'met', name: 'Анна Петрова', language: 'en', telegram_id: '1' });
    expect(await come('1', { phone: anna })).toMatchObject({ id, outcome: 'updated', version: guest.version });
    const other = '+79160000001';
    expect(await come('1', { phone: other })).toMatchObject({ id, outcome: 'updated', phone: other });
  });

  it('with a phone given later becomes one with the card of that phone; which can be undone', async () => {
    const staffs = await made({ phone: anna, name: 'Анна Петрова' });
    const own = await come('1', {
      name: 'Anya',
      consents: [{ purpose: 'marketing', channel: 'telegram', given: true }],
    });
    const guest = await come('1', { phone: anna });
    expect(guest).toMatchObject({ id: staffs.id, outcome: 'merged', name: 'Анна Петрова', telegram_id: '1' });
    expect(guest.consents).toEqual(['marketing:telegram']);
    expect(await card(own.id)).toMatchObject({ id: staffs.id });
    const { items } = await house.mergeQueries.list(here, Object.assign({ page: 1, limit: 50 }, { guest_id: own.id }));
    expect(items).toEqual([expect.objectContaining({ kept_id: staffs.id, merged_id: own.id, can_undo: true })]);
    const { kept, merged } = await house.merges.undo(here, items[0]!.id);
    expect([kept.telegram_id, merged.telegram_id, merged.consents]).toEqual([null, '1', ['marketing:telegram']]);
  });

  it('with another card’s phone goes over to that card; the old one keeps its phone', async () => {
    const old = await come('1', { phone: '+79160000001', username: 'anna' });
    const staffs = await made({ phone: anna });
    expect(await come('1', { phone: anna, username: 'anna' })).toMatchObject({ id: staffs.id, outcome: 'met' });
    expect(await card(old.id)).toMatchObject({ phone: '+79160000001', telegram_id: null, telegram_username: null });
    expect(await card(staffs.id)).toMatchObject({ phone: anna, telegram_id: '1', telegram_username: 'anna' });
  });

  it('with another account of the same phone is tied by that one from then on', async () => {
    const { id } = await come('1', { phone: anna });
    expect(await come('2', { phone: anna })).toMatchObject({ id, outcome: 'met', telegram_id: '2' });
    await expect(house.bot.profile(here, '1')).rejects.toThrow(NotFound);
  });

  it('is new again once nothing is known of the one before', async () => {
    const { id } = await come('1', { phone: anna });
    await house.admin.query(
      `UPDATE crm.guests SET erased_at = now(), phone = NULL, telegram_id = NULL, name = NULL WHERE id = $1`,
      [id],
    );
    const again = await come('1', { phone: anna });
    expect(again.outcome).toBe('created');
    expect(again.id).not.toBe(id);
  });

  it('agrees and takes back: each a line, told, and the card says what holds', async () => {
    const said = (given: boolean, channel?: 'telegram') => ({ purpose: 'marketing' as const, channel, given });
    const { id } = await come('1', {
      consents: [{ purpose: 'personal_data', given: true, text_version: '2' }, said(true), said(true, 'telegram')],
    });
    expect((await card(id)).consents).toEqual(['marketing', 'marketing:telegram', 'personal_data']);
    expect(await come('1', { consents: [said(false)] })).toMatchObject({ consents: ['personal_data'], version: 1 });
    expect(await come('1', { consents: [said(true, 'telegram')] })).toMatchObject({
      consents: ['marketing:telegram', 'personal_data'],
    });
    const { rows } = await house.admin.query<{ id: string; way: string; actor: string }>(
      'SELECT id, way, actor FROM crm.consents WHERE guest_id = $1 ORDER BY created_at, id',
      [id],
    );
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ way, actor }) => `${way} ${actor}`))).toEqual(new Set([`bot ${here.actor}`]));
    expect(await house.told(rows[3]!.id)).toEqual(['consent.withdrawn.v1']);
  });

  it('is found by phone, sees what is his and changes it', async () => {
    const { id } = await made({ phone: anna, name: 'Анна', notes: 'difficult' });
    expect(await house.bot.byPhone(here, '8 (916) 123-45-67')).toEqual({
      ...{ id, name: 'Анна', phone: anna, language: null, has_telegram: false, telegram_id: null },
    });
    await expect(house.bot.byPhone(here, '+79160000001')).rejects.toThrow(NotFound);
    await expect(house.bot.byPhone(here, 'anna')).rejects.toThrow(ValidationProblem);
    const { version } = await come('1', { phone: anna });
    const own = await house.bot.change(here, '1', { name: 'Аня', birthday: '1990-05-12' }, version);
    expect(own).toMatchObject({ id, name: 'Аня', birthday: '1990-05-12', visit_count: 0 });
    expect(await house.bot.profile(here, '1')).toEqual(own);
    expect(own.preferred_channel).toBeNull();
    expect(await come('1', { preferred_channel: 'email' })).toMatchObject({ preferred_channel: 'email' });
    expect(await come('1', { preferred_channel: 'telegram' })).toMatchObject({ preferred_channel: 'email' });
    const chosen = await house.bot.change(here, '1', { preferred_channel: 'telegram' });
    expect(chosen.preferred_channel).toBe('telegram');
    expect(Object.keys(own)).not.toContain('notes');
    await expect(house.bot.change(here, '1', { name: 'B' }, version)).rejects.toThrow(OutOfDate);
    await expect(house.bot.change(here, '1', { birthday: '2999-01-01' })).rejects.toThrow(ValidationProblem);
    for (const unknown of ['2', 'x', "'", '0'])
      await expect(house.bot.profile(here, unknown)).rejects.toThrow(NotFound);
    await expect(house.bot.profile(await house.venue(), '1')).rejects.toThrow(NotFound);
  });

  describe('by a link', () => {
    it('that needs a bot to lead to', async () => {
      const { id } = await made({ name: 'Анна' });
      const refused = await house.links.make(here, id).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RuleViolation);
      expect((refused as RuleViolation).extra.rule).toBe('no_bot');
      await house.withBot(here, 'cafe_bot');
      house.clock.at = new Date('2027-01-01T12:00:00Z');
      const { url, expires_at, qr_svg } = await house.links.make(here, id);
      expect(url).toMatch(/^https:\/\/t\.me\/cafe_bot\?start=[\w-]{22}$/);
      expect(expires_at).toBe('2027-01-31T12:00:00.000Z');
      expect(qr_svg).toContain('<svg');
      const { rows } = await house.admin.query<{ row: string }>(
        'SELECT to_jsonb(l)::text AS row FROM crm.bot_links l WHERE guest_id = $1',
        [id],
      );
      expect(rows[0]!.row).not.toContain(url.split('=')[1]);
    });

    it('is tied to the card it was made for, whatever the phone, once', async () => {
      await house.withBot(here, 'cafe_bot');
      const { id } = await made({ phone: anna, name: 'Анна' });
      const token = await link(id);
      const first = await come('1', { link_token: token, phone: '+79160000001' });
      expect(first).toMatchObject({ id, outcome: 'met', link: 'used', phone: anna, name: 'Анна' });
      const second = await come('2', { link_token: token });
      expect(second).toMatchObject({ outcome: 'created', link: 'taken' });
      expect(await come('3', { link_token: 'x'.repeat(22) })).toMatchObject({ outcome: 'created', link: 'unknown' });
    });

    it('brings the card without a phone along that he had', async () => {
      await house.withBot(here, 'cafe_bot');
      const { id } = await made({ phone: anna, name: 'Анна' });
      const own = await come('1');
      const guest = await come('1', { link_token: await link(id) });
      expect(guest).toMatchObject({ id, outcome: 'merged', link: 'used', telegram_id: '1' });
      expect((await card(own.id)).id).toBe(id);
    });

    it('finds nothing behind one that is over, was replaced, or is another venue’s', async () => {
      await house.withBot(here, 'cafe_bot');
      const { id } = await made({ name: 'Анна' });
      const [replaced, last] = [await link(id), await link(id)];
      expect(await come('1', { link_token: replaced })).toMatchObject({ outcome: 'created', link: 'expired' });
      const venue = here;
      here = await house.venue();
      expect(await come('1', { link_token: last })).toMatchObject({ outcome: 'created', link: 'unknown' });
      here = venue;
      house.clock.at = new Date(Date.now() + 31 * day);
      expect(await come('2', { link_token: last })).toMatchObject({ outcome: 'created', link: 'expired' });
    });

    it('is one of twenty who open it at once', async () => {
      await house.withBot(here, 'cafe_bot');
      const { id } = await made({ name: 'Анна' });
      const token = await link(id);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => come(String(at + 1), { link_token: token })),
      );
      expect(answers.filter((answer) => answer.link === 'used').map((answer) => answer.id)).toEqual([id]);
      expect(answers.filter((answer) => answer.link === 'taken' && answer.outcome === 'created')).toHaveLength(19);
    });
  });

  describe.each([
    ['nobody first', undefined],
    ['staff first', 'staff'],
    ['the bot first', 'bot'],
  ])('of 200 who come with one phone at once, %s', (_, first) => {
    it('all have one card', async () => {
      if (first === 'staff') await made({ phone: anna, name: 'Анна' });
      if (first === 'bot') await come('1', { phone: anna });
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (__, at): Promise<string> => {
          const byBot = at % 2 === 0;
          const work: Promise<{ id: string; outcome?: string }> = byBot
            ? come(at % 4 === 0 ? '1' : String(100 + at), { phone: anna, name: `Guest ${at}` })
            : made({ phone: anna, name: `Card ${at}`, force: at % 4 === 1 });
          const answer = await work.catch((error: unknown) => error);
          if (!(answer instanceof Error)) return (answer as RegisteredGuestDto).outcome ?? 'card';
          // The bot is never sent away; staff are told of the card.
          expect([byBot, answer]).toEqual([false, expect.any(Conflict)]);
          return 'conflict';
        }),
      );
      const cards = await house.cards(here);
      expect(cards).toHaveLength(1);
      expect(cards[0]).toMatchObject({ phone: anna, merged_into_id: null });
      const count = (outcome: string) => answers.filter((answer) => answer === outcome).length;
      expect(count('created')).toBeLessThanOrEqual(1);
      expect(count('created') + count('met') + count('updated')).toBe(100);
      expect(count('card') + count('conflict')).toBe(100);
      // Who may add to the card does; of the others at most one made it.
      expect(count('card')).toBeLessThanOrEqual(51);
      const told = await house.told(String(cards[0]!.id));
      expect(told.filter((type) => type === 'guest.created.v1')).toHaveLength(1);
      console.log(
        `${_}: ${['created', 'met', 'updated', 'card', 'conflict'].map((o) => `${o} ${count(o)}`).join(', ')}`,
      );
    });
  });

  it('while staff make one card of his two, has one card', async () => {
    for (let round = 0; round < 15; round++) {
      here = await house.venue();
      const staffs = await made({ phone: anna, name: 'Анна' });
      const own = await come('1');
      const merging = house.merges.merge(here, { kept_id: staffs.id, merged_id: own.id });
      const [merge, ...answers] = await Promise.allSettled([
        merging,
        ...Array.from({ length: 4 }, () => come('1', { phone: anna })),
      ]);
      if (merge.status === 'rejected') expect(merge.reason).toBeInstanceOf(RuleViolation);
      expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
      expect((await house.bot.profile(here, '1')).id).toBe(staffs.id);
      expect((await house.cards(here)).filter(({ merged_into_id }) => merged_into_id === null)).toHaveLength(1);
    }
  });
});
