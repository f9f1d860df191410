import { Markup } from 'telegraf';
import { GuestContext } from './guest-context';
import { common } from './texts';

/** The keyboard below the line a guest writes in: always there. */
export function mainMenu(ctx: GuestContext) {
  const { book, bookings, profile, feedback, help } = common[ctx.language].menu;
  return Markup.keyboard([
    [book, bookings],
    [profile, feedback, help],
  ])
    .resize()
    .persistent();
}
