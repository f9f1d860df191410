import { Texts } from '../texts';

/** The rules of the platform that stand in a guest's way. */
export type RefusedRule =
  | 'in_the_past'
  | 'too_late'
  | 'no_such_slot'
  | 'nonexistent_time'
  | 'outside_opening_hours'
  | 'too_far_ahead'
  | 'already_booked'
  | 'party_too_large'
  | 'too_many_bookings'
  | 'book_by_phone'
  | 'venue_takes_no_bookings'
  | 'after_deadline'
  | 'arrived'
  | 'over';

type Told = (extra: Record<string, unknown>, call: string) => string;

const hoursRu = (minutes: unknown) =>
  Number(minutes) % 60 === 0 ? `${Number(minutes) / 60} ч` : `${String(minutes)} мин`;
const hoursEn = (minutes: unknown) =>
  Number(minutes) % 60 === 0 ? `${Number(minutes) / 60} h` : `${String(minutes)} min`;

export const refusalTexts: Texts<{ other: string; rules: Record<RefusedRule, Told> }> = {
  ru: {
    other: 'Не получилось.',
    rules: {
      in_the_past: () => 'Это время уже прошло.',
      too_late: ({ minimum_notice_minutes: minutes }, call) =>
        `Это слишком скоро: мы бронируем не позже чем за ${hoursRu(minutes)}. ${call}`,
      no_such_slot: () => 'На это время мы не бронируем: выберите, пожалуйста, из списка.',
      nonexistent_time: () => 'В этот день такого времени нет: часы переводят вперёд.',
      outside_opening_hours: () => 'В это время мы закрыты.',
      too_far_ahead: ({ booking_horizon_days: days }) =>
        `Так далеко вперёд мы пока не бронируем: не больше чем на ${String(days)} дн.`,
      already_booked: () => 'На это время у вас уже есть бронь: /mybookings',
      party_too_large: ({ largest_party: most }, call) =>
        `Компании больше ${String(most)} мы принимаем по телефону. ${call}`,
      too_many_bookings: ({ most }, call) =>
        `У вас уже ${String(most)} предстоящие брони, больше можно по телефону. ${call}\n\nВаши брони: /mybookings`,
      book_by_phone: (_, call) => `Здесь эту бронь сделать не получится. ${call}`,
      venue_takes_no_bookings: (_, call) => `Сейчас мы не принимаем брони. ${call}`,
      after_deadline: (_, call) => `Изменить или отменить бронь здесь уже нельзя. ${call}`,
      arrived: () => 'Вы уже у нас: скажите, пожалуйста, сотрудникам.',
      over: () => 'Этой брони больше нет.',
    },
  },
  en: {
    other: 'That did not work.',
    rules: {
      in_the_past: () => 'That time is over already.',
      too_late: ({ minimum_notice_minutes: minutes }, call) =>
        `That is too soon: we take bookings at least ${hoursEn(minutes)} ahead. ${call}`,
      no_such_slot: () => 'We take no bookings for that time: please choose one of the list.',
      nonexistent_time: () => 'There is no such time on that day: the clocks go forward.',
      outside_opening_hours: () => 'We are closed then.',
      too_far_ahead: ({ booking_horizon_days: days }) =>
        `We do not take bookings that far ahead yet: ${String(days)} days at most.`,
      already_booked: () => 'You have a booking for that time already: /mybookings',
      party_too_large: ({ largest_party: most }, call) =>
        `Parties of more than ${String(most)} are booked by phone. ${call}`,
      too_many_bookings: ({ most }, call) =>
        `You have ${String(most)} bookings ahead already; more are made by phone. ${call}\n\nYour bookings: /mybookings`,
      book_by_phone: (_, call) => `This booking cannot be made here. ${call}`,
      venue_takes_no_bookings: (_, call) => `We take no bookings at the moment. ${call}`,
      after_deadline: (_, call) => `The booking can no longer be changed or cancelled here. ${call}`,
      arrived: () => 'You are here already: please tell the staff.',
      over: () => 'There is no such booking any more.',
    },
  },
};
