import { ApiGuest } from '../api/guest-api';
import { GuestContext } from './guest-context';
import { SceneName, scenes } from './scenes';

/** Who may be booked for: whose data may be kept, and who can be called. */
export const isRegistered = (guest: ApiGuest): boolean =>
  guest.phone !== null && guest.consents.includes('personal_data');

/** What the card says holds in the chat too. */
export function recognise(ctx: GuestContext, guest: ApiGuest): void {
  ctx.session.registered = isRegistered(guest);
  if (guest.language) ctx.language = guest.language;
}

/** Otherwise the guest is led through the registration, and then on to what was wanted. */
export async function ensureRegistered(ctx: GuestContext, then: SceneName): Promise<boolean> {
  if (ctx.session.registered) return true;
  const guest = await ctx.api.profile();
  if (guest) recognise(ctx, guest);
  if (ctx.session.registered) return true;
  await ctx.scene.enter(scenes.start, { then });
  return false;
}

/** The card is gone: staff have erased it, or merged away. */
export async function registerAnew(ctx: GuestContext, then: SceneName): Promise<void> {
  ctx.session.registered = false;
  await ctx.scene.enter(scenes.start, { then });
}
