import { inLanguages } from '../texts/language';

interface Taken {
  table: string;
  from: string;
  to: string;
  name: string;
}

/** By the names of the API's rules. */
const rulesInEnglish: Record<string, string> = {
  in_the_past: 'This time is over already.',
  too_far_ahead: 'That is too far ahead.',
  outside_opening_hours: 'The venue is not open for all of this visit.',
  table_inactive: 'This table takes no bookings now.',
  too_early: 'It is too early for that: the visit is still to come.',
  over: 'The booking is over: reopen it first.',
  not_confirmed: 'A request is given its table by confirming it.',
  nonexistent_time: 'There is no such time on that day: the clocks are put forward over it.',
  venue_takes_no_bookings: 'The venue takes no bookings now.',
  party_too_large: 'So many are not booked at once.',
  waits_already: 'This phone waits for that day already.',
  offer_over: 'The offer was not taken in time.',
  offered: 'A table is offered already: wait for the answer, or remove the entry.',
  not_on_this_day: 'The venue’s day has no such time.',
  block_over: 'This time is over already.',
  block_too_long: 'A block lasts a year at most.',
  block_too_far_ahead: 'That is too far ahead to be blocked.',
  too_many_blocks: 'There are too many blocks. Remove some first.',
};

/** Why a booking could not be written as it was meant. */
export const clashTexts = inLanguages({
  en: {
    takenNow: ({ table, from, to, name }: Taken) =>
      `Table ${table} was taken for ${from} – ${to} by ${name} a moment ago.`,
    taken: ({ table, from, to, name }: Taken) => `Table ${table} is taken from ${from} to ${to}: ${name}.`,
    takenByBlock: ({ table, from, to }: Omit<Taken, 'name'>) => `Table ${table} is blocked from ${from} to ${to}.`,
    takenByHold: ({ table, from, to }: Omit<Taken, 'name'>) =>
      `A guest who is booking right now holds table ${table} from ${from} to ${to}.`,
    nothingFree: 'No table is free for all of this time.',
    gone: 'This table is no longer there.',
    faster: 'Somebody was faster: this has changed meanwhile. You see it as it is now.',
    fasterBy: (name: string, status: string) => `Somebody was faster. ${name}: ${status.toLowerCase()}.`,
    instead: 'Free instead:',
    sameTime: (table: string) => `At the same time: table ${table}`,
    nearby: (times: string) => `Free nearby: ${times}`,
    over_capacity: (capacity: number | undefined) => `There is room for ${capacity ?? 'fewer'} only.`,
    blacklisted: (reason: string | undefined) => `This guest is on the blacklist${reason ? `: ${reason}` : ''}.`,
    why: 'Why all the same',
    whyHint: 'It is kept with the booking',
    allTheSame: 'All the same',
    rules: rulesInEnglish,
  },
  ru: {
    takenNow: ({ table, from, to, name }) => `Стол ${table} только что заняли с ${from} до ${to}: ${name}.`,
    taken: ({ table, from, to, name }) => `Стол ${table} занят с ${from} до ${to}: ${name}.`,
    takenByBlock: ({ table, from, to }) => `Стол ${table} закрыт с ${from} до ${to}.`,
    takenByHold: ({ table, from, to }) => `Стол ${table} с ${from} до ${to} держит гость, который сейчас бронирует.`,
    nothingFree: 'На всё это время нет свободного стола.',
    gone: 'Этого стола больше нет.',
    faster: 'Кто-то успел раньше: здесь уже другое. На экране то, что есть сейчас.',
    fasterBy: (name, status) => `Кто-то успел раньше. ${name}: ${status.toLowerCase()}.`,
    instead: 'Свободно вместо этого:',
    sameTime: (table) => `В то же время: стол ${table}`,
    nearby: (times) => `Рядом свободно: ${times}`,
    over_capacity: (capacity) => `Мест только ${capacity ?? 'меньше'}.`,
    blacklisted: (reason) => `Гость в чёрном списке${reason ? `: ${reason}` : ''}.`,
    why: 'Почему всё-таки',
    whyHint: 'Останется записано в брони',
    allTheSame: 'Всё равно',
    rules: {
      in_the_past: 'Это время уже прошло.',
      too_far_ahead: 'Это слишком далеко вперёд.',
      outside_opening_hours: 'В это время заведение открыто не до конца визита.',
      table_inactive: 'Этот стол сейчас не бронируют.',
      too_early: 'Ещё рано: визит впереди.',
      over: 'Бронь закончена: сначала верните её.',
      not_confirmed: 'Стол заявке дают, когда её подтверждают.',
      nonexistent_time: 'Такого времени в этот день нет: часы переводят вперёд.',
      venue_takes_no_bookings: 'Заведение сейчас не принимает брони.',
      party_too_large: 'Столько гостей сразу не бронируют.',
      waits_already: 'С этим телефоном на тот день уже ждут.',
      offer_over: 'Предложение не приняли вовремя.',
      offered: 'Стол уже предложен: дождитесь ответа или уберите запись.',
      not_on_this_day: 'В этом дне заведения нет такого времени.',
      block_over: 'Это время уже прошло.',
      block_too_long: 'Закрыть можно не больше чем на год.',
      block_too_far_ahead: 'Так далеко вперёд закрыть нельзя.',
      too_many_blocks: 'Закрытого времени слишком много. Сначала уберите лишнее.',
    },
  },
});
