export { TelegramSimulator, type SimulatorOptions } from './telegram-simulator';
export type { SimulatedGuest } from './guest';
export type { BotProfile, CallbackAnswer, Change, Failure, GuestProfile, PressedButton } from './bot-state';
export { LIMITS, type Breach, type Limit } from './limits';
export type { ChatMessage, Update } from './wire';
