import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import * as fc from 'fast-check';
import { wordsOf } from '../guests/names';
import { choosable, Choices, sides } from './merge-rules';
import { CrmHouse, Rows } from './testing/venue-of-guests';

const runs = Number(process.env.MODEL_RUNS ?? 60);
const cardCount = 5;

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const arbitraryCard = fc.record({
  hasPhone: fc.boolean(),
  hasTelegram: fc.boolean(),
  blocked: fc.boolean(),
  name: some(null, 'Анна Петрова', 'Anna', 'Boris', 'Вера'),
  birthday: some(null, '1990-05-12', '1991-01-01'),
  gender: some(null, 'female', 'male'),
  language: some(null, 'ru', 'en'),
  email: some(null, 'a@example.com', 'b@example.com'),
  channel: some(null, 'telegram', 'email'),
  contacts: fc.dictionary(some('vk', 'viber', 'max'), some('a', 'b')),
  preferences: fc.dictionary(some('seat', 'wine'), some<unknown>('window', { red: true, dry: [1, 2] }, null)),
  notes: some(null, 'allergic', 'late'),
  tags: fc.uniqueArray(some('vip', 'VIP', 'press', 'friend'), { selector: (tag) => tag.toLowerCase() }),
  visits: fc.array(some('new', 'completed', 'arrived', 'no_show', 'cancelled', 'lapsed'), { maxLength: 3 }),
  consents: fc.array(fc.tuple(some(null, 'telegram', 'sms'), fc.boolean()), { maxLength: 3 }),
  feedback: fc.nat(2),
  blacklisted: fc.boolean(),
});
type Card = typeof arbitraryCard extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const choices = fc.dictionary(some(...choosable), some(...sides), { maxKeys: 4 }) as fc.Arbitrary<Choices>;
const edited = ['name', 'phone', 'notes', 'contacts', 'tags'] as const;
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: some('merge' as const), one: fc.nat(99), other: fc.nat(99), choices }) },
  { weight: 1, arbitrary: fc.record({ do: some('undo' as const), which: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ do: some('edit' as const), one: fc.nat(99), field: some(...edited) }) },
);
const life = fc.record({
  cards: fc.array(arbitraryCard, { minLength: cardCount, maxLength: cardCount }),
  steps: fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
  ends: fc.array(fc.nat(99), { minLength: 20, maxLength: 20 }),
});

describe('whichever cards are made one, and two again in whichever order', () => {
  let house: CrmHouse;
  let number = 0;
  const tally = { merged: 0, refused: 0, edited: 0, undone: 0, outOfOrder: 0 };
  beforeAll(async () => {
    house = await CrmHouse.open();
  });
  afterAll(() => house?.close());

  async function seed(caller: Caller, drawn: Card): Promise<string> {
    const knowable = drawn.hasPhone || drawn.hasTelegram || drawn.email || drawn.name;
    const card = knowable ? drawn : { ...drawn, name: 'Глеб' };
    const id = newId();
    const telegram = card.hasTelegram ? String(++number) : null;
    await house.admin.query(
      `INSERT INTO crm.guests (id, venue_id, phone, telegram_id, telegram_username, telegram_blocked_at, name, birthday,
         gender, language, email, preferred_channel, contacts, preferences, notes, tags, source, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'manual', now(), now())`,
      [
        ...[id, caller.venueId, card.hasPhone ? `+7916${String(++number).padStart(7, '0')}` : null, telegram],
        ...[telegram && `user${telegram}`, telegram && card.blocked ? new Date() : null, card.name, card.birthday],
        ...[
          card.gender,
          card.language,
          card.email,
          card.channel,
          card.contacts,
          card.preferences,
          card.notes,
          card.tags,
        ],
      ],
    );
    if (card.name) {
      await house.admin.query('INSERT INTO crm.guest_words SELECT $1, unnest($2::text[]), $3', [
        ...[caller.venueId, wordsOf(card.name), id],
      ]);
    }
    for (const status of card.visits) {
      const by = status === 'cancelled' ? (number++ % 2 ? 'guest' : 'system') : null;
      await house.visit(caller, id, { status, by, party: 1 + (number % 5) });
    }
    for (const [channel, given] of card.consents) await house.consent(caller, id, channel, given);
    for (let at = 0; at < card.feedback; at++) await house.feedback(caller, id);
    if (card.blacklisted) await house.blacklisted(caller, id);
    return id;
  }

  /** Whatever is merged: each thing is of the card that its card is part of, and nothing of a merged one is looked for. */
  function assertWhole({ guests, guest_words: words, ...things }: Rows, before: Rows, phonesStay: boolean) {
    const parents = new Map(guests!.map(({ id, merged_into_id }) => [id, merged_into_id]));
    const rootOf = (id: unknown): unknown => (parents.get(id) ? rootOf(parents.get(id)) : id);
    for (const rows of Object.values(things)) {
      for (const row of rows) expect(row.guest_id).toBe(rootOf(row.card_id));
    }
    const called = guests!.filter(({ merged_into_id }) => !merged_into_id);
    expect(words!.length).toBe(called.flatMap(({ name }) => (name ? wordsOf(name as string) : [])).length);
    // No account is lost, and no phone that was not replaced: it leads to the guest still.
    for (const key of phonesStay ? ['phone', 'telegram_id'] : ['telegram_id']) {
      const of = (rows: Rows) =>
        rows
          .guests!.map((guest) => guest[key])
          .filter(Boolean)
          .sort();
      expect(of({ guests: guests! })).toEqual(of(before));
    }
    const visits = things.visits!.length;
    expect(called.reduce((sum, { booking_count }) => sum + Number(booking_count), 0)).toBe(visits);
  }

  /** In which order tags stand is nothing that was said; words go by the names, which are compared. */
  const plain = ({ guest_words: _, guests, ...things }: Rows) => ({
    ...things,
    guests: guests!
      .map((guest) => ({ ...guest, tags: [...(guest.tags as string[])].sort() }))
      .sort((one, other) =>
        (one as unknown as { id: string }).id.localeCompare((other as unknown as { id: string }).id),
      ),
  });

  it(
    'all of them are in the end exactly what they were, and what was typed meanwhile stays where it was typed',
    async () => {
      const began = performance.now();
      await fc.assert(
        fc.asyncProperty(life, async ({ cards, steps, ends }) => {
          const caller = await house.venue();
          const ids: string[] = [];
          for (const card of cards) ids.push(await seed(caller, card));
          await house.reckon(caller, ids);
          const before = await house.rows(caller);
          const merged = new Set<string>();
          let open: { id: string; merged: string }[] = [];
          const undo = async (which: number) => {
            const at = which % open.length;
            if (at < open.length - 1) tally.outOfOrder++;
            await house.merges.undo(caller, open[at]!.id);
            tally.undone++;
            merged.delete(open[at]!.merged);
            open = open.filter((_, each) => each !== at);
          };
          const wanted = structuredClone(before);
          const edit = async (id: string, field: (typeof edited)[number]) => {
            const { tags } = await house.guestQueries.card(caller, id);
            const value = field === 'phone' ? `+7917${String(++number).padStart(7, '0')}` : `said ${++number}`;
            const said = { name: value, phone: value, notes: value, tags: [...tags, value] }[field as 'name'];
            await house.guests.change(caller, id, { [field]: field === 'contacts' ? { instagram: value } : said });
            const card = wanted.guests!.find((guest) => guest.id === id)!;
            if (field === 'tags') card.tags = [...(card.tags as string[]), value];
            else card[field] = field === 'contacts' ? { ...(card.contacts as object), instagram: value } : value;
            if (field === 'phone') card.phone_end = [...value].reverse().join('');
            tally.edited++;
          };
          for (const each of steps) {
            if (each.do === 'edit') {
              const roots = ids.filter((id) => !merged.has(id));
              await edit(roots[each.one % roots.length]!, each.field);
              continue;
            }
            if (each.do === 'undo') {
              if (open.length > 0) await undo(each.which);
              continue;
            }
            const roots = ids.filter((id) => !merged.has(id));
            const kept_id = roots[each.one % roots.length]!;
            const merged_id = roots[each.other % roots.length]!;
            try {
              const { id } = await house.merges.merge(caller, { kept_id, merged_id, choices: each.choices });
              open.push({ id, merged: merged_id });
              merged.add(merged_id);
              tally.merged++;
            } catch (error) {
              if (!(error instanceof RuleViolation)) throw error;
              expect(['same_card', 'unknowable']).toContain(error.extra.rule);
              tally.refused++;
            }
          }
          assertWhole(
            await house.rows(caller),
            before,
            !steps.some((each) => each.do === 'edit' && each.field === 'phone'),
          );
          for (const which of ends) if (open.length > 0) await undo(which);
          expect(open).toEqual([]);
          expect(plain(await house.rows(caller))).toEqual(plain(wanted));
        }),
        { numRuns: runs, endOnFailure: true },
      );
      const seconds = (performance.now() - began) / 1_000;
      console.log(`${runs} lives in ${seconds.toFixed(1)} s: ${JSON.stringify(tally)}`);
      expect(tally.outOfOrder).toBeGreaterThan(runs / 2);
    },
    runs * 3_000,
  );
});
