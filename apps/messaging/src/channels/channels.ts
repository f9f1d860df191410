import { GuestChannel } from '@guestflow/contracts';

/** By which something can be sent, the first one first. */
export const channels: readonly GuestChannel[] = ['telegram'];
