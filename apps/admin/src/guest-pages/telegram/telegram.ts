// The page inside Telegram, as the others see it. What knows Telegram itself is loaded only there.
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Shape } from '../../api/client';
import { stepWithin } from '../navigation';

export interface MainAction {
  text: string;
  busy: boolean;
  press: () => void;
}

export interface Telegram {
  /** Who it is, as far as Telegram's word has been taken for it. */
  guest?: Shape<'AppGuestDto'>;
  /** Its word is being looked at still. */
  isAsking: boolean;
  /** What Telegram says he is called, whoever he is. */
  name: string;
  /** Telegram's own button at the bottom, in the place of ours. Returns how to take it away. */
  showMain: (action: MainAction) => () => void;
  showBack: (press: () => void) => () => void;
  /** Whoever closes it by mistake is asked first. Returns the end of it. */
  guard: () => () => void;
  /** In a browser: what Telegram's own window does not keep, a file say. */
  openOutside: (address: string) => void;
}

export const TelegramContext = createContext<Telegram | undefined>(undefined);
export const useTelegram = (): Telegram | undefined => useContext(TelegramContext);

const memory = 'guestflow.opened_by_telegram';

/** What Telegram put behind the # when it opened the page. A page that is loaded again there is in it still. */
export function launchedWith(): URLSearchParams | undefined {
  const behind = new URLSearchParams(location.hash.slice(1));
  const now = behind.has('tgWebAppVersion') ? behind : undefined;
  try {
    if (now) sessionStorage.setItem(memory, now.toString());
    const kept = sessionStorage.getItem(memory);
    return kept === null ? undefined : new URLSearchParams(kept);
  } catch {
    // A browser that keeps nothing: until the page is loaded again, then.
    return now;
  }
}

/** In Telegram the button at the top leads back; elsewhere the browser's own does. */
export function useBack(press: (() => void) | undefined): void {
  const telegram = useTelegram();
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  const can = press !== undefined;
  useEffect(() => {
    if (!can) return undefined;
    const goBack = () => latest.current?.();
    return telegram ? telegram.showBack(goBack) : stepWithin(goBack);
  }, [telegram, can]);
}
