import { GuestChannel } from '@guestflow/contracts';
import { Channel } from './channel';
import { email } from './email';
import { telegram } from './telegram';

/** Every channel there is: another is one more file, and a line here. */
export const carriers: Readonly<Record<GuestChannel, Channel>> = { telegram, email };
