import { calendarOf, CalendarBooking } from './calendar';

const booking = (changed: Partial<CalendarBooking> = {}): CalendarBooking => ({
  id: '018f4d2e-0000-7000-8000-000000000001',
  version: 3,
  status: 'confirmed',
  startsAt: new Date('2027-05-05T16:00:00Z'),
  minutes: 90,
  guests: 4,
  guestName: 'Анна Лесная',
  tables: ['Стол 1'],
  updatedAt: new Date('2027-05-01T10:00:00Z'),
  ...changed,
});
const venue = { name: 'Кафе', zone: 'Europe/Moscow' };

/** As a calendar program reads it: lines put together again, texts unescaped. */
function read(text: string) {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const unescaped = (value: string) =>
    value.replace(/\\([\\;,nN])/g, (_, each: string) => (/n/i.test(each) ? '\n' : each));
  return (name: string) =>
    lines
      .filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
      .map((line) => unescaped(line.slice(line.indexOf(':') + 1)));
}

describe('a calendar of bookings', () => {
  it('says when, how many, the first name and the tables, and nothing else of the guest', () => {
    const all = read(calendarOf([booking({ tables: ['Стол 1', 'Стол 2'] })], venue));
    expect(all('SUMMARY')).toEqual(['4 · Анна · Стол 1, Стол 2']);
    expect([all('DTSTART'), all('DTEND'), all('DTSTAMP')]).toEqual([
      ['20270505T160000Z'],
      ['20270505T173000Z'],
      ['20270501T100000Z'],
    ]);
    expect([all('UID'), all('SEQUENCE'), all('STATUS')]).toEqual([
      ['018f4d2e-0000-7000-8000-000000000001@guestflow'],
      ['3'],
      ['CONFIRMED'],
    ]);
    expect([all('X-WR-CALNAME'), all('X-WR-TIMEZONE'), all('REFRESH-INTERVAL')]).toEqual([
      ['Кафе'],
      ['Europe/Moscow'],
      ['PT5M'],
    ]);
  });

  it('tells what may still change and what no longer holds', () => {
    const statuses = (['new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const).map((status) =>
      booking({ status }),
    );
    expect(read(calendarOf(statuses, venue))('STATUS')).toEqual([
      'TENTATIVE',
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
      'CANCELLED',
    ]);
  });

  it('keeps names whole that have commas, line ends, emoji and many letters in them', () => {
    const table = `У окна; "тихо", ниша \\ 2\r\nBEGIN:VALARM ${'👩‍👩‍👧‍👦'.repeat(20)}`;
    const text = calendarOf([booking({ guestName: '🍷Анна;,\\ Лесная', tables: [table] })], {
      name: 'Кафе «Берёза», у\nреки; 🌊',
      zone: 'Europe/Moscow',
    });
    const all = read(text);
    expect(all('X-WR-CALNAME')).toEqual(['Кафе «Берёза», у реки; 🌊']);
    expect(all('SUMMARY')).toEqual([`4 · 🍷Анна;,\\ · ${table.replace('\r\n', ' ')}`]);
    expect(all('BEGIN')).toEqual(['VCALENDAR', 'VEVENT']);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(text, 'utf8').toString()).toBe(text);
  });

  it('shows no phone that was written for a name, and is the same each time', () => {
    expect(read(calendarOf([booking({ guestName: '+79161234567' })], venue))('SUMMARY')).toEqual(['4 · Стол 1']);
    expect(read(calendarOf([booking({ guestName: null, tables: [] })], venue))('SUMMARY')).toEqual(['4']);
    expect(calendarOf([booking()], venue)).toBe(calendarOf([booking()], venue));
  });
});
