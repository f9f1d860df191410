import { Module } from '@nestjs/common';
import { Unavailable } from '@guestflow/problems';
import { ServiceDefinition } from '@guestflow/service';
import { Composer, Ctx, Hears, Message, Sender, Wizard, WizardStep } from 'nestjs-telegraf';
import { BotGatewayModule, botGateway } from '../../bot-gateway.module';
import { GuestContext, Session } from '../../conversations/guest-context';

interface Counting extends Session {
  counted?: number;
}

export interface Met {
  chat: string;
  update: number;
  at: number;
}

/** What the conversations of these tests have met, and what they are made to wait for. */
export const talk = {
  met: [] as Met[],
  /** Asked before an answer, or after it: one that does not answer holds it up. */
  gate: undefined as string | undefined,
  /** So often what is ours is away. */
  away: 0,
};

const meet = (ctx: GuestContext) =>
  talk.met.push({ chat: ctx.work.telegramId, update: ctx.update.update_id, at: Date.now() });

@Composer()
class Talk {
  /** Says the how manieth it is in this chat, as the chat's state knows. */
  @Hears(/^count (\d+)$/)
  async count(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    meet(ctx);
    const session: Counting = ctx.session;
    session.counted = (session.counted ?? 0) + 1;
    if (talk.gate) await fetch(talk.gate);
    await ctx.reply(`${text} is number ${session.counted}`);
  }

  /** As count, but what holds it up comes after the answer. */
  @Hears(/^answer (\d+)$/)
  async answer(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    meet(ctx);
    const session: Counting = ctx.session;
    session.counted = (session.counted ?? 0) + 1;
    await ctx.reply(`${text} is number ${session.counted}`);
    if (talk.gate) await fetch(talk.gate);
  }

  @Hears('throw')
  async throw(@Ctx() ctx: GuestContext): Promise<void> {
    meet(ctx);
    (ctx.session as Counting).counted = 1_000;
    throw new Error('It is wrong');
  }

  @Hears('away')
  async away(@Ctx() ctx: GuestContext, @Sender('first_name') name: string): Promise<void> {
    meet(ctx);
    if (talk.away-- > 0) throw new Unavailable();
    await ctx.reply(`Here again, ${name}`);
  }

  /** Keeps something that can be kept, though not by itself; or that cannot. */
  @Hears(/^keep (half an emoji|what is no JSON)$/)
  async keep(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    meet(ctx);
    const half = '🍷'.slice(0, 1);
    Object.assign(ctx.session, { kept: text === 'keep half an emoji' ? half : 1n });
    await ctx.reply(`Kept${half}`);
  }

  @Hears('sum')
  async sum(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter('sum');
  }
}

interface Summing {
  first?: number;
}

@Wizard('sum')
class Sum {
  @WizardStep(1)
  async begin(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.reply('The first?');
    ctx.wizard.next();
  }

  @WizardStep(2)
  async first(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    (ctx.scene.state as Summing).first = Number(text);
    await ctx.reply('The second?');
    ctx.wizard.next();
  }

  @WizardStep(3)
  async second(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    const { first = NaN } = ctx.scene.state as Summing;
    await ctx.reply(`The sum is ${first + Number(text)}`);
    await ctx.scene.leave();
  }
}

// It stands before the service's own: what is heard here goes no further.
@Module({ imports: [BotGatewayModule], providers: [Talk, Sum] })
class TalkModule {}

/** bot-gateway with conversations that a test can hold up and look into. */
export const talkative: ServiceDefinition = { ...botGateway, module: TalkModule };
