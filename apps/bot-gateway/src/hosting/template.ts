import { TelegrafModuleOptions } from 'nestjs-telegraf';

/**
 * The one bot that nestjs-telegraf makes, and binds the conversations to. It is nobody's and is never launched: the
 * venues' bots, which it knows no way to add while it runs, use what is bound to it.
 */
export const template: TelegrafModuleOptions = {
  token: '0:template',
  launchOptions: false,
};
