import {
  backButton,
  closingBehavior,
  init,
  mainButton,
  miniApp,
  openLink,
  swipeBehavior,
  themeParams,
  useSignal,
  viewport,
  type ThemeParamsType,
} from '@tma.js/sdk-react';
import { useEffect, useState, type ReactNode } from 'react';
import { suggest } from '../../texts/language';
import { api, becomeGuest, said } from '../guest-api';
import { coloursOf } from './telegram-colours';
import { launchedWith, TelegramContext, type Telegram } from './telegram';

const launched = launchedWith() ?? new URLSearchParams();

/** What is not said of it is as of the oldest Telegram that has a button at the bottom. */
function begin(): boolean {
  try {
    init({
      version: launched.get('tgWebAppVersion') ?? '6.2',
      themeParams: JSON.parse(launched.get('tgWebAppThemeParams') ?? '{}') as ThemeParamsType,
      isInlineMode: launched.get('tgWebAppBotInline') === '1',
    });
    themeParams.mount();
    mainButton.mount();
    backButton.mount.ifAvailable();
    miniApp.mount.ifAvailable();
    miniApp.ready.ifAvailable();
    // All of the screen from the beginning; and pulling a list down does not close it.
    viewport.expand.ifAvailable();
    swipeBehavior.mount.ifAvailable();
    swipeBehavior.disableVertical.ifAvailable();
    closingBehavior.mount.ifAvailable();
    return true;
  } catch {
    // It was no Telegram after all: the page works as anywhere else.
    return false;
  }
}

const isThere = begin();

/** What Telegram says of who opened it: for greeting him, and nothing that is his. */
function whatIsSaid(): { first_name?: string; language_code?: string } {
  try {
    return JSON.parse(new URLSearchParams(launched.get('tgWebAppData') ?? '').get('user') ?? '{}') as object;
  } catch {
    return {};
  }
}

const { first_name: name = '', language_code } = whatIsSaid();
if (isThere) suggest(language_code?.slice(0, 2));

let turns = 0;

const shell: Omit<Telegram, 'guest' | 'isAsking'> = {
  name,
  showMain({ text, busy, press }) {
    const turn = ++turns;
    mainButton.setParams({ text, isVisible: true, isEnabled: !busy, isLoaderVisible: busy });
    const off = mainButton.onClick(press);
    return () => {
      off();
      // What says something else at once does not go and come again.
      queueMicrotask(() => turn === turns && mainButton.setParams({ isVisible: false, isLoaderVisible: false }));
    };
  },
  showBack(press) {
    backButton.show.ifAvailable();
    const off = backButton.onClick.ifAvailable(press);
    return () => {
      if (off.ok) off.data();
      backButton.hide.ifAvailable();
    };
  },
  guard() {
    closingBehavior.enableConfirmation.ifAvailable();
    return () => void closingBehavior.disableConfirmation.ifAvailable();
  },
  openOutside: (address) => void openLink.ifAvailable(address),
};

/** Telegram's colours in the place of ours. */
function useItsColours(): void {
  const colours = useSignal(themeParams.state);
  const dark = useSignal(themeParams.isDark);
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset.theme = dark ? 'dark' : 'light';
    for (const [name, colour] of Object.entries(coloursOf(colours))) style.setProperty(name, colour);
  }, [colours, dark]);
}

interface Props {
  slug: string | undefined;
  children: ReactNode;
}

export default function InsideTelegram(props: Props) {
  return isThere ? <Inside {...props} /> : <>{props.children}</>;
}

function Inside({ slug: opened, children }: Props) {
  // Where it was opened is where the guest is known, wherever he goes on to.
  const [slug] = useState(opened);
  const [telegram, setTelegram] = useState<Telegram>({ ...shell, isAsking: true });
  useItsColours();
  useEffect(() => {
    asked ??= whoIsThere(slug);
    void asked.then((guest) => {
      suggest(guest?.language);
      setTelegram({ ...shell, guest, isAsking: false });
    });
  }, [slug]);
  return <TelegramContext value={telegram}>{children}</TelegramContext>;
}

// What Telegram said when it opened the page does not become another.
let asked: ReturnType<typeof whoIsThere> | undefined;

/** Who Telegram's word is not taken for books as anybody does. */
async function whoIsThere(slug: string | undefined): Promise<Telegram['guest']> {
  try {
    const init_data = launched.get('tgWebAppData');
    if (!init_data || !slug) return undefined;
    const session = await said(api.POST('/auth/telegram/verify', { body: { init_data, slug } }));
    becomeGuest(session.access_token);
    return session.guest;
  } catch {
    return undefined;
  }
}
