import { Caller } from '@guestflow/access';
import { Conflict, NotFound, Problem, RuleViolation } from '@guestflow/problems';
import { CreateGuestDto } from '../guests/guests.dto';
import { GuestsQuery } from '../guests/guests-query.dto';
import { MergesQuery } from './merges.dto';
import { CrmHouse } from './testing/venue-of-guests';

const anna = '+79161234567';
const anya = '+79160000001';

describe('two cards', () => {
  let house: CrmHouse;
  let here: Caller;
  beforeAll(async () => {
    house = await CrmHouse.open();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    here = await house.venue();
  });

  const made = (said: CreateGuestDto) => house.guests.create(here, { ...said, force: true });
  const card = (id: string) => house.guestQueries.card(here, id);
  const merge = (kept_id: string, merged_id: string, choices = {}) =>
    house.merges.merge(here, { kept_id, merged_id, choices });
  const undo = (id: string) => house.merges.undo(here, id);
  const called = async (name: string) =>
    (await house.guestQueries.list(here, Object.assign(new GuestsQuery(), { name }))).items.map(({ id }) => id);
  const merges = async (guest_id?: string) =>
    (await house.mergeQueries.list(here, Object.assign(new MergesQuery(), { guest_id }))).items;
  const refusal = async (work: Promise<unknown>): Promise<Problem> => {
    const thrown: unknown = await work.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    return thrown as Problem;
  };

  async function two() {
    const kept = await made({ phone: anna, name: 'Анна Петрова', tags: ['vip'], contacts: { vk: 'anna' } });
    const merged = await made({
      phone: anya,
      telegram_id: '7',
      name: 'Берта',
      email: 'a@example.com',
      tags: ['press'],
    });
    await house.visit(here, kept.id, { party: 2 });
    await house.visit(here, merged.id, { party: 5 });
    await house.visit(here, merged.id, { status: 'no_show' });
    await house.visit(here, merged.id, { status: 'cancelled', by: 'guest' });
    await house.visit(here, merged.id, { status: 'cancelled', by: 'system' });
    await house.consent(here, merged.id, 'telegram', true);
    await house.feedback(here, merged.id);
    await house.blacklisted(here, merged.id);
    await house.reckon(here, [kept.id, merged.id]);
    return { kept: kept.id, merged: merged.id };
  }

  it('are looked at as one before they are: what is taken of which, where they differ, and how much goes along', async () => {
    const { kept, merged } = await two();
    const before = await house.rows(here);
    const preview = await house.mergeQueries.preview(here, {
      kept_id: kept,
      merged_id: merged,
      choices: { name: 'merged' },
    });
    expect(preview.moves).toEqual({ visits: 4, feedback: 1, consents: 1, blacklist: 1 });
    const of = (field: string) => preview.fields.find((each) => each.field === field);
    expect(of('name')).toEqual({
      ...{ field: 'name', from: 'merged', differs: true, value: 'Берта', kept: 'Анна Петрова', merged: 'Берта' },
    });
    expect(of('phone')).toMatchObject({ from: 'kept', differs: true, value: anna, kept: anna, merged: anya });
    expect(of('telegram')).toMatchObject({ from: 'merged', differs: false, value: '7', kept: null });
    expect(of('tags')).toMatchObject({ from: 'both', value: ['vip', 'press'] });
    expect(await house.rows(here)).toEqual(before);
    const { guest } = await merge(kept, merged, { name: 'merged' });
    const { name, phone, telegram_id, email, tags, contacts } = preview.guest;
    expect(guest).toMatchObject({ name, phone, telegram_id, email, tags, contacts });
  });

  it('become one, which has what both had; the other is not looked for any more, and its phone leads here', async () => {
    const { kept, merged } = await two();
    const { guest, ...row } = await merge(kept, merged);
    expect(row).toMatchObject({
      kept_id: kept,
      merged_id: merged,
      merged_by: here.actor,
      undone_at: null,
      can_undo: true,
    });
    expect(guest).toMatchObject({
      ...{ id: kept, phone: anna, telegram_id: '7', email: 'a@example.com', tags: ['vip', 'press'] },
      ...{ visit_count: 2, booking_count: 5, no_show_count: 1, cancellation_count: 1, average_party: 3.5 },
      ...{ consents: ['marketing:telegram'], other_phones: [anya], blacklisted: expect.any(Object) },
    });
    expect(await card(merged)).toEqual(guest);
    expect([await called('Анна'), await called('Берта')]).toEqual([[kept], []]);
    expect((await made({ phone: anya })).id).toBe(kept);
    expect(await house.told(kept)).toEqual(['guest.created.v1', 'guest.changed.v1']);
    expect(await house.told(merged)).toEqual(['guest.created.v1', 'guest.merged.v1']);
  });

  it('are two again, exactly; what was changed since stays with the one that was kept', async () => {
    const { kept, merged } = await two();
    const before = await house.rows(here);
    const { id } = await merge(kept, merged, { phone: 'merged', telegram: 'merged', name: 'merged' });
    const back = await undo(id);
    expect(back).toMatchObject({ undone_by: here.actor, can_undo: false, kept: { id: kept }, merged: { id: merged } });
    expect(await house.rows(here)).toEqual(before);
    expect(await house.told(merged)).toEqual(['guest.created.v1', 'guest.merged.v1', 'guest.unmerged.v1']);

    const again = await merge(kept, merged);
    await house.guests.change(here, kept, { notes: 'new', contacts: { max: 'a' }, tags: ['vip', 'press', 'friend'] });
    await house.visit(here, kept, { party: 4 });
    const then = await undo(again.id);
    expect(then.kept).toMatchObject({
      ...{ notes: 'new', contacts: { vk: 'anna', max: 'a' }, tags: ['vip', 'friend'], email: null },
      ...{ visit_count: 2, average_party: 3 },
    });
    expect(then.merged).toMatchObject({ phone: anya, telegram_id: '7', tags: ['press'], visit_count: 1, notes: null });
    expect(await merges(merged)).toEqual([
      expect.objectContaining({ id: again.id, can_undo: false }),
      expect.objectContaining({ id }),
    ]);
    expect((await refusal(undo(id))).detail).toBe('These are two cards again already');
  });

  it('are told with the address, the birthday and the channel that they have then', async () => {
    const kept = await made({ phone: anna, birthday: '1990-05-12' });
    const merged = await made({ phone: anya, email: 'a@example.com', preferred_channel: 'email' });
    const { id, guest } = await merge(kept.id, merged.id);
    expect(guest).toMatchObject({ email: 'a@example.com', preferred_channel: 'email', birthday: '1990-05-12' });
    const parted = await undo(id);
    expect([parted.kept.preferred_channel, parted.merged.preferred_channel]).toEqual([null, 'email']);
    const known = (birthday: string | null, email: string | null, preferred_channel: string | null) => ({
      ...{ birthday, email, preferred_channel },
    });
    expect(await house.toldStates(kept.id)).toMatchObject([
      known('1990-05-12', null, null),
      known('1990-05-12', 'a@example.com', 'email'),
      known('1990-05-12', null, null),
    ]);
    expect(await house.toldStates(merged.id)).toMatchObject(Array(3).fill(known(null, 'a@example.com', 'email')));
    const chosen = await merge(kept.id, merged.id, { preferred_channel: 'kept' });
    expect(chosen.guest.preferred_channel).toBeNull();
  });

  it('that were made one before a preferred channel could be told are two again without one', async () => {
    const [kept, merged] = [await made({ phone: anna }), await made({ phone: anya })];
    const { id } = await merge(kept.id, merged.id);
    await house.admin.query(
      `UPDATE crm.merges SET kept_before = kept_before - 'preferredChannel', kept_after = kept_after - 'preferredChannel',
              merged_before = merged_before - 'preferredChannel' WHERE id = $1`,
      [id],
    );
    await house.guests.change(here, kept.id, { preferred_channel: 'telegram' });
    const parted = await undo(id);
    expect([parted.kept.preferred_channel, parted.merged.preferred_channel]).toEqual(['telegram', null]);
  });

  it('of a chain are two again in whichever order, also where one is erased from what the other passed on', async () => {
    const [a, b, c] = [
      await made({ name: 'Anna' }),
      await made({ name: 'Boris', phone: anna }),
      await made({ phone: anya }),
    ];
    await house.visit(here, b.id);
    await house.reckon(here, [b.id]);
    const before = await house.rows(here);
    const first = await merge(a.id, b.id);
    const second = await merge(c.id, a.id, { phone: 'merged' });
    expect(second.guest).toMatchObject({ name: 'Anna', phone: anna, visit_count: 1, other_phones: [anya] });
    expect((await merges(b.id)).map(({ id }) => id)).toEqual([second.id, first.id]);
    const { kept, merged } = await undo(first.id);
    expect(kept).toMatchObject({ id: c.id, name: 'Anna', visit_count: 0 });
    expect(merged).toMatchObject({ id: b.id, phone: anna, visit_count: 1 });
    await undo(second.id);
    expect(await house.rows(here)).toEqual(before);
  });

  it('that are two again are told of by no merge, neither their own nor one that came after', async () => {
    const [a, b, c] = [
      await made({ name: 'Anna', phone: anna, notes: 'Орхидея' }),
      await made({ name: 'Boris' }),
      await made({ name: 'Cecilia' }),
    ];
    const first = await merge(b.id, a.id, { name: 'merged', phone: 'merged' });
    const second = await merge(b.id, c.id);
    await undo(second.id);
    await undo(first.id);
    const { rows } = await house.admin.query<{ row: string }>(
      'SELECT to_jsonb(m)::text AS row FROM crm.merges m WHERE venue_id = $1',
      [here.venueId],
    );
    expect(rows).toHaveLength(2);
    for (const { row } of rows) expect(row).not.toMatch(/Anna|Орхидея|79161234567/);
    expect((await merges(a.id)).map(({ can_undo }) => can_undo)).toEqual([false]);
  });

  it('that are one show whichever phone they are to show, and are two again with their own', async () => {
    const { kept, merged } = await two();
    const before = await house.rows(here);
    const { id } = await merge(kept, merged);
    expect(await house.guests.change(here, kept, { phone: anya })).toMatchObject({ phone: anya, other_phones: [anna] });
    expect((await made({ phone: anna })).phone).toBe(anya);
    await undo(id);
    expect(await house.rows(here)).toEqual(before);
  });

  it('stay one while another card has what one of them had, and it is said which', async () => {
    const { kept, merged } = await two();
    const { id } = await merge(kept, merged, { phone: 'merged' });
    await house.guests.change(here, kept, { phone: '+79160000002' });
    const other = await made({ phone: anya });
    const refused = await refusal(undo(id));
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.extra).toMatchObject({ field: 'phone', guest: { id: other.id } });
    await house.guests.change(here, other.id, { phone: '+79160000003', name: 'Other' });
    expect((await undo(id)).merged).toMatchObject({ phone: anya });
  });

  it('are two, of this venue, and each by itself', async () => {
    const { kept, merged } = await two();
    const other = await made({ name: 'Other' });
    expect((await refusal(merge(kept, kept))).extra.rule).toBe('same_card');
    await merge(kept, merged);
    for (const work of [merge(other.id, merged), merge(merged, other.id)]) {
      expect((await refusal(work)).extra).toMatchObject({ rule: 'merged_already', merged_into_id: kept });
    }
    const [mine, erased] = [here, await made({ name: 'Erased' })];
    await house.admin.query('UPDATE crm.guests SET erased_at = now(), name = NULL WHERE id = $1', [erased.id]);
    expect(await refusal(merge(kept, erased.id))).toBeInstanceOf(NotFound);
    here = await house.venue();
    const theirs = await made({ name: 'Theirs' });
    expect(await refusal(merge(theirs.id, kept))).toBeInstanceOf(NotFound);
    expect(await refusal(undo((await house.mergeQueries.list(mine, new MergesQuery())).items[0]!.id))).toBeInstanceOf(
      NotFound,
    );
    expect(await merges()).toEqual([]);
    expect(await refusal(merges(kept))).toBeInstanceOf(NotFound);
    const empty = await made({ phone: anna });
    expect(
      (await refusal(merge(empty.id, (await made({ email: 'x@example.com' })).id, { phone: 'merged', email: 'kept' })))
        .extra.rule,
    ).toBe('unknowable');
  });

  it('that many make one at once, in either direction and in a ring, become one once each', async () => {
    for (let round = 0; round < 10; round++) {
      here = await house.venue();
      const ids: string[] = [];
      for (let at = 0; at < 4; at++) ids.push((await made({ phone: `+7916000000${at}`, name: `Guest ${at}` })).id);
      const before = await house.rows(here);
      const tries = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => merge(one, other)));
      const done = await Promise.allSettled([
        ...tries,
        ...tries.map((_, at) => merge(ids[at % 4]!, ids[(at + 1) % 4]!)),
      ]);
      const refused = done.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
      for (const reason of refused) expect(reason).toBeInstanceOf(RuleViolation);
      const open = await merges();
      expect(open).toHaveLength(3);
      expect((await house.cards(here)).filter(({ merged_into_id }) => merged_into_id === null)).toHaveLength(1);
      const twice = await Promise.allSettled([...open, ...open].map(({ id }) => undo(id)));
      expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      expect(await house.rows(here)).toEqual(before);
    }
  });

  describe('that may be one person’s', () => {
    const near = async (id: string) =>
      (await house.duplicates.of(here, id)).map(({ guest, reasons }) => [guest.id, reasons]);

    it('are found with the reasons, the likeliest first', async () => {
      const { id } = await made({
        ...{
          phone: anna,
          name: 'Анна Петрова',
          birthday: '1990-05-12',
          email: 'a@example.com',
          contacts: { vk: 'anna' },
        },
      });
      const mail = await made({ phone: anya });
      await house.guests.change(here, mail.id, { email: 'a@example.com' });
      const named = await made({ name: 'Petrova Anna', birthday: '1990-05-12', contacts: { vk: '@Anna' } });
      const digit = await made({ name: 'Анна Петрова', phone: '+79161234568' });
      await made({ name: 'Анна Петрова', phone: '+79169999999' });
      await made({ name: 'Boris', birthday: '1990-05-12' });
      const part = await made({ name: 'Анна Петрова', birthday: '1990-05-12' });
      await merge(mail.id, part.id, { name: 'kept', birthday: 'kept' });
      const found = await near(id);
      expect(found[0]).toEqual([named.id, ['name_and_birthday', 'contacts']]);
      expect(found.slice(1).sort()).toEqual(
        [
          [mail.id, ['email']],
          [digit.id, ['name_and_phone']],
        ].sort(),
      );
      expect(await refusal(house.duplicates.of(await house.venue(), id))).toBeInstanceOf(NotFound);
    });

    it('are found among many', async () => {
      const { id } = await made({ name: 'Иван Редкий', birthday: '1990-05-12', email: 'i@example.com' });
      const twin = await made({ name: 'Ivan Redkiy', birthday: '1990-05-12' });
      await house.admin.query(
        `INSERT INTO crm.guests (id, venue_id, phone, name, birthday, contacts, preferences, tags, source, created_at, updated_at)
         SELECT gen_random_uuid(), $1, '+7917' || lpad(n::text, 7, '0'), 'Иван ' || n, '1950-01-01'::date + n % 20000,
                '{}', '{}', '{}', 'manual', now(), now() FROM generate_series(1, 40000) n`,
        [here.venueId],
      );
      // Each word's card is looked up by a plan that is made once: of a table that is known to have become large.
      await house.admin.query('ANALYZE crm.guests');
      await house.admin.query(
        `INSERT INTO crm.guest_words SELECT venue_id, unnest(ARRAY['ivan', split_part(name, ' ', 2)]), id
           FROM crm.guests WHERE venue_id = $1 AND phone LIKE '+7917%' AND name LIKE 'Иван %'`,
        [here.venueId],
      );
      await house.admin.query('ANALYZE crm.guest_words');
      const began = performance.now();
      expect(await near(id)).toEqual([[twin.id, ['name_and_birthday']]]);
      const took = performance.now() - began;
      console.log(`among 40,000 guests: ${took.toFixed(0)} ms`);
      expect(took).toBeLessThan(1_000);
    });
  });
});
