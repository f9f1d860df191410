import { GuestChannel } from '@guestflow/contracts';

/** As the venue has them, of those that there are; what it has not heard of comes last. */
export const ordered = (order: readonly GuestChannel[], there: readonly GuestChannel[]): GuestChannel[] => [
  ...order.filter((channel) => there.includes(channel)),
  ...there.filter((channel) => !order.includes(channel)),
];

/** Whether each is named once, and none is left out. */
export const namesEach = (order: readonly GuestChannel[], all: readonly GuestChannel[]): boolean =>
  order.length === all.length && all.every((channel) => order.includes(channel));
