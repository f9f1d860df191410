import { Fact, Versioned } from '@guestflow/contracts';
import { noticeOf, readNotice, readNotices } from './notice';

const fact = (changed: Partial<Fact> = {}): Fact => ({
  specversion: '1.0',
  id: '01934f2a-0000-7000-8000-000000000001',
  source: '/guestflow/booking',
  type: 'booking.confirmed.v1',
  subject: '01934f2a-0000-7000-8000-000000000002',
  time: '2026-11-22T14:00:00.000Z',
  datacontenttype: 'application/json',
  venueid: '01934f2a-0000-7000-8000-000000000003',
  actor: 'user:1',
  actorip: '192.0.2.1',
  actoragent: 'a browser',
  data: { version: 3, after: { id: 'x', version: 3, phone: '+79990000000' } as Versioned },
  ...changed,
});

const notice = {
  id: '01934f2a-0000-7000-8000-000000000001',
  type: 'booking.confirmed.v1',
  subject: '01934f2a-0000-7000-8000-000000000002',
  version: 3,
  time: '2026-11-22T14:00:00.000Z',
  venueid: '01934f2a-0000-7000-8000-000000000003',
};

describe('the notice of a fact', () => {
  it('has what happened, to what and where, and nothing of what the fact says', () => {
    expect(noticeOf(JSON.stringify(fact()))).toEqual(notice);
  });

  it('has no venue where the fact has none', () => {
    expect(noticeOf(JSON.stringify(fact({ venueid: undefined })))).toEqual({ ...notice, venueid: undefined });
  });

  it('is the same whatever the order of the fact’s fields', () => {
    const { data, ...rest } = fact();
    expect(noticeOf(JSON.stringify({ data, ...rest }))).toEqual(notice);
  });

  it('is not misled by a text that looks like the data', () => {
    const actoragent = ',"data":{"version":99,';
    expect(noticeOf(JSON.stringify(fact({ actoragent })))).toEqual(notice);
  });

  it.each([
    ['what is not JSON', 'not json'],
    ['what is no fact', '{}'],
    ['null', 'null'],
    ['a fact without a version', JSON.stringify(fact({ data: {} as Fact['data'] }))],
    ['a subject that is no id', JSON.stringify(fact({ subject: 'x'.repeat(9_000) }))],
  ])('is none of %s', (_what, body) => {
    expect(noticeOf(body)).toBeUndefined();
  });

  it('is read as it was written, and nothing else is', () => {
    expect(readNotice(JSON.stringify(noticeOf(JSON.stringify(fact()))))).toEqual(notice);
    expect(readNotice('[]')).toBeUndefined();
    expect(readNotice('null')).toBeUndefined();
    expect(readNotices(JSON.stringify([notice, {}, notice]))).toEqual([notice, notice]);
    expect([readNotices('{}'), readNotices('not json')]).toEqual([[], []]);
  });
});
