import { BotTokenRequest, botTokenRequestMs } from '@guestflow/access';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const telegramId = /^[1-9]\d{0,18}$/;

/** What a request says that was sealed by one of us; undefined when it says less, or something else. */
export function readBotTokenRequest(text: string): BotTokenRequest | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isRequest(said) ? said : undefined;
}

/** Against one that was overheard and is sent once more; one from the future could be, for longer. */
export const isInTime = ({ at }: Pick<BotTokenRequest, 'at'>, now: Date): boolean =>
  Math.abs(now.getTime() - at) <= botTokenRequestMs;

function isRequest(said: unknown): said is BotTokenRequest {
  if (typeof said !== 'object' || said === null) return false;
  const { role, venue_id, sub, tg, at } = said as Record<string, unknown>;
  return (
    (role === 'bot' ? tg === undefined : role === 'app_guest' && is(telegramId, tg)) &&
    is(uuid, venue_id) &&
    is(uuid, sub) &&
    Number.isFinite(at)
  );
}

const is = (shape: RegExp, value: unknown): boolean => typeof value === 'string' && shape.test(value);
