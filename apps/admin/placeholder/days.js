// Days and times on the clock of a venue's wall. A date is written as the API does: `2027-05-05`.

const dayMs = 86_400_000;

export const addDays = (date, days) => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** What the clock and the calendar in a zone show. */
export function wallOf(instant, timeZone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (wanted) => parts.find(({ type }) => type === wanted).value;
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

const asIfAtUtc = ({ date, time }) => Date.parse(`${date}T${time}Z`);

/** When the clock in a zone shows it. What a change of the clocks jumps over is shown an hour later. */
export function instantAt(date, time, zone) {
  const wanted = asIfAtUtc({ date, time });
  let at = wanted;
  // The second look is for what lies on the other side of a change of the clocks.
  for (let look = 0; look < 2; look++) at += wanted - asIfAtUtc(wallOf(at, zone));
  return new Date(at);
}
