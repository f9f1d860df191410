import { Link, Navigate, Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import {
  ChevronsUpDown,
  CircleUser,
  Languages,
  LogOut,
  Menu as MenuIcon,
  Moon,
  ShieldCheck,
  Sun,
  X,
} from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { common } from '../texts/common';
import { languages, speak, useLanguage, useTexts } from '../texts/language';
import { cityOf, clockOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { IconButton } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Menu, MenuItem, MenuLine } from '../ui/menu';
import { Badge, Empty, Skeletons, Trouble } from '../ui/surface';
import { tellTrouble } from '../ui/toast';
import { mayLeave } from '../ui/unsaved';
import { UnsavedGuard } from '../ui/unsaved-guard';
import { useLive } from './live';
import { useMe, useMeQuery, useVenue, type Me } from './me';
import { firstPath, sections } from './sections';
import { signOut, switchTo, usePerson } from './session';
import { shellTexts } from './shell-texts';
import { chooseTheme, useThemeChoice, type ThemeChoice } from './theme';
import { UnreadMark } from './unread-mark';

/** The frame around whatever is done by who is signed in. */
export function Shell() {
  const person = usePerson();
  // The router is on its way to the sign-in page then.
  if (!person) return null;
  // What was read was another's, or of another venue: all of it begins anew.
  return <Inside key={`${person.id} ${person.role} ${person.venue_id}`} />;
}

function Inside() {
  const me = useMeQuery();
  if (me.data) return <Frame me={me.data} />;
  return (
    <div className="mx-auto max-w-3xl p-6">
      {me.isPending ? <Skeletons /> : <Trouble error={me.error} retry={() => void me.refetch()} />}
    </div>
  );
}

function Frame({ me }: { me: Me }) {
  const t = useTexts(shellTexts);
  const words = useTexts(common);
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setMenuOpen(false), [pathname]);
  useLive(me);
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t.skip}
      </a>
      <header className="flex items-center gap-2 border-b bg-surface px-3 py-1.5 md:hidden print:hidden">
        <IconButton icon={MenuIcon} label={words.menu} onClick={() => setMenuOpen(true)} />
        <span className="min-w-0 flex-1 truncate font-semibold">
          <VenueName />
        </span>
        <UserMenu />
      </header>
      {menuOpen && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="fixed inset-0 z-30 bg-black/35 md:hidden"
          onClick={() => setMenuOpen(false)}
        />
      )}
      <aside
        className={classNames(
          'inset-y-0 left-0 z-40 flex-col border-r bg-surface md:sticky md:top-0 md:flex md:h-dvh md:w-19 xl:w-60 print:hidden',
          menuOpen ? 'fixed flex w-72' : 'hidden',
        )}
        onKeyDown={(event) => event.key === 'Escape' && setMenuOpen(false)}
      >
        <div className="flex items-center gap-2 p-3">
          <div className="min-w-0 flex-1">
            <VenueSwitch me={me} />
          </div>
          {menuOpen && <IconButton icon={X} label={words.close} onClick={() => setMenuOpen(false)} />}
        </div>
        <Sections me={me} />
        <div className="hidden border-t p-2 md:block">
          <UserMenu />
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {me.impersonator && <Impersonated me={me} operator={me.impersonator.name} />}
        <main id="content" className="min-w-0 flex-1 p-3 sm:p-5">
          <Suspense fallback={<Skeletons />}>
            {/* Who runs the platform has no day of a venue's to see. */}
            {pathname === '/' && me.role === 'super_admin' ? <Navigate to={firstPath(me)} replace /> : <Outlet />}
          </Suspense>
        </main>
      </div>
      <UnsavedGuard />
    </div>
  );
}

function VenueName() {
  const { name } = useVenue();
  return <>{name || 'GuestFlow'}</>;
}

function Sections({ me }: { me: Me }) {
  const t = useTexts(shellTexts);
  const { menu } = useTexts(common);
  return (
    <nav aria-label={menu} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      {sections.map((group) => {
        const mine = group.sections.filter(({ isFor }) => isFor(me));
        if (mine.length === 0) return null;
        return (
          <div key={group.name} className="mb-2">
            <p className="px-3 pt-2 pb-1 text-xs font-semibold tracking-wide text-soft uppercase md:max-xl:sr-only">
              {t.groups[group.name]}
            </p>
            <ul>
              {mine.map(({ path, name, icon: Icon }) => (
                <li key={path}>
                  <Link
                    to={path}
                    title={t.sections[name]}
                    activeOptions={{ exact: path === '/' }}
                    activeProps={{ 'aria-current': 'page' }}
                    className="relative flex min-h-11 items-center gap-3 rounded-control px-3 font-medium hover:bg-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text md:max-xl:justify-center"
                  >
                    <Icon aria-hidden className="size-5 shrink-0" />
                    <span className="truncate md:max-xl:sr-only">{t.sections[name]}</span>
                    {name === 'dialogues' && <UnreadMark />}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

/** Which venue this is, what time it is there, and the way to one's others. */
function VenueSwitch({ me }: { me: Me }) {
  const t = useTexts(shellTexts);
  const { name, timezone } = useVenue();
  const navigate = useNavigate();
  const now = useNow(20_000);
  const others = me.venues.filter(({ id }) => id !== me.venue_id);
  const label = (
    <span className="flex w-full min-w-0 items-center gap-2 md:max-xl:justify-center">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-accent font-bold text-accent-ink">
        {(name || 'G').replace(/[^\p{L}\p{N}]/gu, '').slice(0, 1) || 'G'}
      </span>
      <span className="min-w-0 flex-1 text-left md:max-xl:sr-only">
        <span className="block truncate font-semibold">{name || 'GuestFlow'}</span>
        {me.venue_id && (
          <span className="block truncate text-sm text-soft">{t.clock(cityOf(timezone), clockOf(now, timezone))}</span>
        )}
      </span>
    </span>
  );
  if (others.length === 0) return <div title={name}>{label}</div>;
  async function go(id: string) {
    if (!(await mayLeave())) return;
    try {
      await switchTo(id);
      await navigate({ to: '/', ignoreBlocker: true });
    } catch (error) {
      tellTrouble(error);
    }
  }
  return (
    <Menu
      trigger={
        <button type="button" className="flex w-full items-center rounded-control hover:bg-sunken">
          {label}
          <span className="sr-only">{t.switchVenue}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-soft md:max-xl:hidden" />
        </button>
      }
    >
      {others.map(({ id, name: other, status }) => (
        <MenuItem key={id} disabled={status === 'suspended'} onSelect={() => void go(id)}>
          {other}
          {status === 'suspended' && <Badge tone="warn">{t.suspended}</Badge>}
        </MenuItem>
      ))}
    </Menu>
  );
}

function UserMenu() {
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

/** An operator never forgets in whose name he works. */
function Impersonated({ me, operator }: { me: Me; operator: string }) {
  const t = useTexts(shellTexts);
  const router = useRouter();
  async function end() {
    if (!(await mayLeave())) return;
    await signOut();
    await router.navigate({ to: '/operations/venues' });
  }
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 bg-warn-soft px-4 py-2 text-warn-text">
      <span className="min-w-0 flex-1 font-medium">{t.impersonated(operator, me.name)}</span>
      <button
        type="button"
        className="min-h-9 rounded-control border border-current px-3 font-medium"
        onClick={() => void end()}
      >
        {t.impersonationEnd}
      </button>
    </div>
  );
}

/** What is shown instead of a page that is not for who is here. */
export function NotForYou() {
  const t = useTexts(shellTexts);
  return <Empty title={t.notForYou} text={t.notForYouText} />;
}
