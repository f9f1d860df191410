import { canBeKept, draftOf, emptyDraft, faultsOf, offered, progressOf, type Draft } from './campaign-rules';

const known = ['guest_name', 'venue_name'];
const now = new Date('2027-05-05T12:00:00Z');
const sound: Draft = { ...emptyDraft, name: 'Веранда', message_text: '{guest_name}, веранда открыта' };
const faults = (change: Partial<Draft>, reachable?: number) => faultsOf({ ...sound, ...change }, known, now, reachable);

describe('a campaign’s draft', () => {
  it('can be kept and sent with a name and words', () => {
    expect(faults({})).toEqual([]);
    expect(canBeKept(sound, known, now)).toBe(true);
    expect(faultsOf(emptyDraft, known, now)).toEqual(['name', 'text']);
  });

  it('has words that say something, with names that are known', () => {
    expect(faults({ message_text: '{guest_nam}!' })).toEqual(['unknown_names']);
    expect(faults({ message_text: ' {guest_name} ' })).toEqual(['only_names']);
    expect(faults({ buttons: [{ text: 'Меню', url: 'menu' }] })).toEqual(['buttons']);
  });

  it('goes at a moment to come, within a year', () => {
    expect(faults({ scheduled_at: '2027-05-05T12:00:01Z' })).toEqual([]);
    expect(faults({ scheduled_at: '2027-05-05T12:00:00Z' })).toEqual(['past']);
    expect(faults({ scheduled_at: '2029-01-01T00:00:00Z' })).toEqual(['far']);
  });

  it('is sent to somebody, but is kept for nobody too', () => {
    expect(faults({}, 0)).toEqual(['nobody']);
    expect(faults({}, 1)).toEqual([]);
  });

  it('says the same as the campaign that it is of', () => {
    const campaign = {
      ...sound,
      buttons: [
        { text: 'Бронь', action: 'book' as const },
        { text: 'Меню', url: 'https://a.example' },
      ],
    };
    expect(draftOf(campaign as never)).toEqual(campaign);
  });
});

describe('a campaign’s progress', () => {
  const stats = { total: 200, sent: 90, failed: 10, pending: 100, sent_last_minute: 30 };

  it('counts who was sent to and who cannot be', () => {
    expect(progressOf(stats)).toEqual({ done: 100, total: 200, share: 0.5, minutesLeft: 4 });
  });

  it('tells no end where nothing goes, or nothing is left', () => {
    expect(progressOf({ ...stats, sent_last_minute: 0 }).minutesLeft).toBeUndefined();
    expect(progressOf({ ...stats, pending: 0 }).minutesLeft).toBeUndefined();
  });

  it('is none before anybody is known', () => {
    expect(progressOf({ total: 0, sent: 0, failed: 0, pending: 0, sent_last_minute: 0 })).toEqual({
      ...{ done: 0, total: 0, share: 0 },
    });
  });
});

describe('what can be done about a campaign', () => {
  const of = (status: 'draft' | 'queued' | 'sending' | 'paused' | 'completed', scheduled_at: string | null = null) =>
    offered({ status, scheduled_at }, now);

  it('is what its status allows', () => {
    expect(of('sending')).toEqual(['pause', 'cancel', 'copy']);
    expect(of('paused')).toEqual(['resume', 'cancel', 'copy']);
    expect(of('completed')).toEqual(['copy']);
    expect(of('draft')).toEqual([]);
  });

  it('is to write it further while it waits for its time', () => {
    expect(of('queued', '2027-05-06T12:00:00Z')).toEqual(['write', 'cancel', 'copy']);
    expect(of('queued', '2027-05-04T12:00:00Z')).toEqual(['cancel', 'copy']);
  });
});
