import { useNavigate } from '@tanstack/react-router';
import { CircleUser, Languages, LogOut, Moon, ShieldCheck, Sun } from 'lucide-react';
import { languages, speak, useLanguage, useTexts } from '../texts/language';
import { Menu, MenuItem, MenuLine } from '../ui/menu';
import { mayLeave } from '../ui/unsaved';
import { useMe } from './me';
import { signOut } from './session';
import { shellTexts } from './shell-texts';
import { chooseTheme, useThemeChoice, type ThemeChoice } from './theme';

/** What is one's own: profile, language, look, and the way out. */
export function UserMenu() {
  const t = useTexts(shellTexts);
  const me = useMe();
  const language = useLanguage();
  const choice = useThemeChoice();
  const navigate = useNavigate();
  const names = { en: 'English', ru: 'Русский' };
  async function leave() {
    if (await mayLeave()) await signOut();
  }
  const looks: ThemeChoice[] = ['light', 'dark', 'system'];
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={me.name}
          className="flex min-h-11 items-center gap-3 rounded-control px-2 hover:bg-sunken md:w-full md:max-xl:justify-center"
        >
          <CircleUser aria-hidden className="size-6 shrink-0" />
          <span className="hidden min-w-0 flex-1 truncate text-left font-medium xl:block">{me.name}</span>
        </button>
      }
    >
      {!me.impersonator && (
        <>
          <MenuItem icon={CircleUser} onSelect={() => void navigate({ to: '/profile' })}>
            {t.profile}
          </MenuItem>
          <MenuItem icon={ShieldCheck} onSelect={() => void navigate({ to: '/security' })}>
            {t.security}
          </MenuItem>
          <MenuLine />
        </>
      )}
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <MenuItem key={other} icon={Languages} onSelect={() => speak(other)}>
            {names[other]}
          </MenuItem>
        ))}
      {looks
        .filter((look) => look !== choice)
        .map((look) => (
          <MenuItem key={look} icon={look === 'light' ? Sun : Moon} onSelect={() => chooseTheme(look)}>
            {t.theme}: {t.themes[look].toLowerCase()}
          </MenuItem>
        ))}
      <MenuLine />
      <MenuItem icon={LogOut} onSelect={() => void leave()}>
        {t.signOut}
      </MenuItem>
    </Menu>
  );
}
