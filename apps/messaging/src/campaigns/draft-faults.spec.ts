import { Draft, faultsOfDraft, faultsOfTime, uploadAt } from './draft-faults';

const draft: Draft = {
  ...{ name: 'Весна', segmentFilter: { min_visits: 2 }, messageText: '{guest_name}, ждём вас', buttons: [] },
  ...{ countLinks: true, scheduledAt: null },
};
const addressOf = (number: number) => `https://we.example/${'k'.repeat(60)}${number}`;
const faults = (change: Partial<Draft>) =>
  faultsOfDraft({ ...draft, ...change }, addressOf).map(({ field, message }) => `${field}: ${message}`);

describe('what a campaign says', () => {
  it('stands, when it says something to somebody', () => {
    expect(faults({})).toEqual([]);
    expect(
      faults({
        buttons: [
          { text: 'Стол', action: 'book' },
          { text: 'Меню', url: 'https://cafe.example' },
        ],
      }),
    ).toEqual([]);
  });

  it('names only what it knows, and is told what that is', () => {
    expect(faults({ messageText: '{имя}, {venue_name} и {date}' })).toEqual([
      'message_text: nothing stands for {имя}, {date}: known are {guest_name}, {venue_name}, {venue_address}, {venue_phone}',
    ]);
  });

  it.each<[string, Partial<Draft>]>([
    ['name: name is needed', { name: ' ' }],
    ['message_text: message_text is needed', { messageText: ' \n' }],
    [
      'message_text: message_text must say something beside what stands for its placeholders',
      { messageText: '{guest_name} {venue_phone}' },
    ],
    [
      'segment_filter.max_visits: max_visits must not be less than min_visits',
      { segmentFilter: { min_visits: 2, max_visits: 1 } },
    ],
    ['buttons.0: a button must say something', { buttons: [{ text: ' ', action: 'book' }] }],
    ['buttons.0: a button has either a url or an action', { buttons: [{ text: 'Стол' }] }],
    [
      'buttons.0: a button has either a url or an action',
      { buttons: [{ text: 'Стол', action: 'book', url: 'https://a.example' }] },
    ],
  ])('otherwise it is said what is wrong: %s', (fault, change) => {
    expect(faults(change)).toEqual([fault]);
  });

  it('fits with its links as they are sent', () => {
    const messageText = `${'а'.repeat(4_060)} https://cafe.example`;
    expect(faults({ messageText, countLinks: false })).toEqual([]);
    expect(faults({ messageText })).toEqual([
      'message_text: message_text must have at most 4096 characters, its links as they are sent',
    ]);
  });
});

describe('when a campaign is sent', () => {
  const now = new Date('2027-05-06T09:00:00Z');

  it('is a time to come, within a year', () => {
    expect(faultsOfTime(null, now)).toEqual([]);
    expect(faultsOfTime(new Date('2027-05-06T09:00:01Z'), now)).toEqual([]);
    expect(faultsOfTime(now, now)).toHaveLength(1);
    expect(faultsOfTime(new Date('2028-05-08T09:00:00Z'), now)).toHaveLength(1);
  });
});

describe('what goes along with a campaign', () => {
  const id = '0190d5a0-0000-7000-8000-000000000001';
  const publicUrl = 'https://guestflow.example';

  it('is known by the address of an upload of ours, and by no other', () => {
    expect(uploadAt(`${publicUrl}/api/v1/uploads/${id}/content?key=k`, publicUrl)).toBe(id);
    expect(uploadAt(`/api/v1/uploads/${id}/content`, publicUrl)).toBe(id);
    for (const other of [
      'https://evil.example',
      `https://evil.example/api/v1/uploads/${id}/content`,
      `/api/v1/uploads/${id}`,
    ]) {
      expect(uploadAt(other, publicUrl)).toBeUndefined();
    }
  });
});
