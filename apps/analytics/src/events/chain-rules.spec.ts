import fc from 'fast-check';
import { newSalt, newSalts, sumsOf } from './chain-key';
import {
  anchorText,
  beginningText,
  canonicalOf,
  chain,
  ChainCheck,
  Chained,
  Entry,
  nothingYet,
  ownTypes,
  personalText,
  sealedHead,
} from './chain-rules';

const sums = sumsOf(Buffer.alloc(32, 7));
const venueId = '0192f0c4-0000-7000-8000-000000000001';
const at = '2027-01-01T12:00:00.000000Z';

const entry = (number: number, more: Partial<Entry> = {}): Entry => ({
  ...{ id: `id-${number}`, type: 'guest.created.v1', subject: 's', source: '/guestflow/crm', told_at: at },
  ...{ actor: 'system', user_id: null, impersonator_id: null, action: 'create', entity_type: 'guest', version: 1 },
  ...{ before: null, after: { name: `Anna ${number}` }, ip: '1.2.3.4', user_agent: null, request_id: 'r' },
  ...{ traceparent: null },
  ...more,
});

const written = (entries: readonly Entry[], from = { seq: 0, hash: nothingYet, kept_at: at }) =>
  chain(entries, { venueId, head: from, keptAt: at, salts: newSalts(entries.length) }, sums);

function faultsOf(chained: readonly Chained[], head = written([]).head, given = {}) {
  const check = new ChainCheck(venueId, sums, given);
  for (const each of chained) check.take(each);
  for (const seq of check.unexplained)
    check.explain(
      chained.find((each) => each.seq === seq),
      seq,
    );
  check.end(head);
  return check.faults.map(({ seq, what }) => `${seq}: ${what}`);
}

describe('a chain of entries', () => {
  const ten = written(Array.from({ length: 10 }, (_, number) => entry(number)));

  it('is whole as it was written, in one part or in several', () => {
    expect(faultsOf(ten.chained, ten.head)).toEqual([]);
    const first = written([entry(0), entry(1)]);
    const second = written([entry(2)], first.head);
    expect(faultsOf([...first.chained, ...second.chained], second.head)).toEqual([]);
    expect(faultsOf([], sealedHead(venueId, { seq: 0, hash: nothingYet, kept_at: at }, sums))).toEqual([]);
  });

  it('is never kept at a time before the entry before', () => {
    const { chained } = chain(
      [entry(0)],
      { venueId, head: { ...ten.head }, keptAt: '2020-01-01T00:00:00.000000Z', salts: [newSalt()] },
      sums,
    );
    expect(chained[0]!.kept_at).toBe(at);
  });

  it('shows whichever of its columns is changed', () => {
    const columns = Object.keys(ten.chained[4]!).filter((name) => name !== 'texts') as (keyof Chained)[];
    for (const column of columns) {
      const other = { ...ten.chained[4]!, [column]: column === 'seq' ? 11 : column === 'version' ? 2 : 'other' };
      expect([column, faultsOf(ten.chained.with(4, other), ten.head).length > 0]).toEqual([column, true]);
    }
  });

  it('says where entries are gone, doubled, or beyond the head', () => {
    const without = (index: number) => ten.chained.filter((_, each) => each !== index);
    expect(faultsOf(without(3), ten.head)).toEqual(['5: 1 entries before it are gone']);
    expect(faultsOf(without(0), ten.head)).toEqual(['2: what was before it is gone, and was not dropped by us']);
    expect(faultsOf(without(9), ten.head)).toEqual(['10: 1 entries at its end are gone']);
    expect(faultsOf([...ten.chained, ten.chained[9]!], ten.head)).toEqual(['10: there are two of this number']);
    const longer = written([entry(11)], ten.head);
    expect(faultsOf([...ten.chained, ...longer.chained], ten.head)).toEqual(['10: there are entries beyond its head']);
  });

  it('goes on behind what was dropped by us, and behind nothing else', () => {
    const { hash } = ten.chained[3]!;
    const beginning = { seq: 4, hash, mac: sums.macOf(beginningText(venueId, { seq: 4, hash })) };
    const left = ten.chained.slice(4);
    expect(faultsOf(left, ten.head, { beginnings: [beginning] })).toEqual([]);
    expect(faultsOf(ten.chained, ten.head, { beginnings: [beginning] })).toEqual([]);
    expect(faultsOf(left.slice(1), ten.head, { beginnings: [beginning] })).toHaveLength(1);
    expect(faultsOf(left, ten.head, { beginnings: [{ ...beginning, mac: hash }] })).toHaveLength(2);
    const last = { seq: 10, hash: ten.head.hash };
    const all = { ...last, mac: sums.macOf(beginningText(venueId, last)) };
    expect(faultsOf([], ten.head, { beginnings: [all] })).toEqual([]);
  });

  it('is known to have been longer, or another, by what was told outside', () => {
    const anchor = (seq: number, hash: string) => ({
      ...{ seq, hash, at: 'then' },
      mac: sums.macOf(anchorText(venueId, { seq, hash, at: 'then' })),
    });
    const shorter = ten.chained.slice(0, 6);
    const head = sealedHead(venueId, { seq: 6, hash: shorter[5]!.hash, kept_at: at }, sums);
    expect(faultsOf(shorter, head)).toEqual([]);
    const anchors = [anchor(10, ten.head.hash)];
    expect(faultsOf(shorter, head, { anchors })).toEqual(['10: it reached as far as here at then, and ends at 6 now']);
    expect(faultsOf(ten.chained, ten.head, { anchors: [anchor(4, 'ab')] })).toEqual([
      '4: it was another when it was anchored at then',
    ]);
    expect(faultsOf(ten.chained, ten.head, { anchors: [{ ...anchors[0]!, mac: '' }] })).toHaveLength(1);
  });

  it('bears that somebody is taken out of it where an entry says so, and what is put back shows', () => {
    const lessened = { ...ten.chained[2]!, after: { name: null }, ip: null, salt: newSalt() };
    const mark = sums.markOf(lessened.salt, personalText(lessened));
    const forgot = (marks: [number, string][]) =>
      written([entry(0, { type: ownTypes.forgotten, after: { lessened: marks } })], ten.head);
    const told = forgot([[3, mark]]);
    expect(faultsOf([...ten.chained.with(2, lessened), ...told.chained], told.head)).toEqual([]);
    expect(faultsOf(ten.chained.with(2, lessened), ten.head)).toEqual([expect.stringContaining('no entry says')]);
    expect(faultsOf([...ten.chained, ...told.chained], told.head)).toEqual([
      expect.stringContaining('not what was left'),
    ]);
    // A second time: the newest mark counts.
    const again = { ...lessened, after: null, salt: newSalt() };
    const twice = written(
      [
        entry(0, {
          type: ownTypes.forgotten,
          after: { lessened: [[3, sums.markOf(again.salt, personalText(again))]] },
        }),
      ],
      told.head,
    );
    const whole = [...told.chained, ...twice.chained];
    expect(faultsOf([...ten.chained.with(2, again), ...whole], twice.head)).toEqual([]);
    expect(faultsOf([...ten.chained.with(2, lessened), ...whole], twice.head)).toHaveLength(1);
  });
});

describe('the text of a value', () => {
  it('is the same however its names are ordered, and however often it was written and read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalOf(value);
        expect(canonicalOf(JSON.parse(text))).toBe(text);
        const turned = (node: unknown): unknown =>
          Array.isArray(node)
            ? node.map(turned)
            : typeof node === 'object' && node !== null
              ? Object.fromEntries(
                  Object.entries(node)
                    .reverse()
                    .map(([key, inner]) => [key, turned(inner)]),
                )
              : node;
        expect(canonicalOf(turned(value))).toBe(text);
      }),
    );
  });

  it('is another of another value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(canonicalOf(one) === canonicalOf(other)).toBe(same);
      }),
    );
  });

  it('leaves out what PostgreSQL refuses, and what is not there', () => {
    expect(canonicalOf({ a: undefined, b: 'x\u0000\ud83dy', 'c\u0000': 1 })).toBe('{"b":"xy","c":1}');
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
