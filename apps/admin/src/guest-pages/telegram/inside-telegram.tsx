import {
  backButton,
  init,
  mainButton,
  miniApp,
  openLink,
  themeParams,
  useSignal,
  type ThemeParamsType,
} from '@tma.js/sdk-react';
import { useEffect, useState, type ReactNode } from 'react';
import { suggest } from '../../texts/language';
import { Skeletons } from '../../ui/surface';
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
    return true;
  } catch {
    // It was no Telegram after all: the page works as anywhere else.
    return false;
  }
}

const isThere = begin();

const shell: Telegram = {
  showMain({ text, busy, press }) {
    mainButton.setParams({ text, isVisible: true, isEnabled: !busy, isLoaderVisible: busy });
    const off = mainButton.onClick(press);
    return () => {
      off();
      mainButton.setParams({ isVisible: false, isLoaderVisible: false });
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
  const [telegram, setTelegram] = useState<Telegram>();
  useItsColours();
  useEffect(() => {
    asked ??= whoIsThere(slug);
    void asked.then((guest) => {
      suggest(guest?.language);
      setTelegram({ ...shell, guest });
    });
  }, [slug]);
  if (!telegram) return <Skeletons />;
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
