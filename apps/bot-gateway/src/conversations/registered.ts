import { GuestContext } from './guest-context';
import { SceneName } from './scenes';

const texts = {
  ru: 'Давайте сначала познакомимся: нажмите /start',
  en: 'Let us get to know each other first: press /start',
};

/** Whether the venue knows who writes. Otherwise the conversation ends, and goes on once it does. */
export async function ensureRegistered(ctx: GuestContext, then: SceneName): Promise<boolean> {
  if (ctx.session.registered) return true;
  if (await ctx.api.profile()) {
    ctx.session.registered = true;
    return true;
  }
  if (ctx.scene.current?.id === then) await ctx.scene.leave();
  await ctx.reply(texts[ctx.language]);
  return false;
}
