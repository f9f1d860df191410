import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { Skeletons, Trouble } from '../ui/surface';
import { UnsavedGuard } from '../ui/unsaved-guard';
import { Impersonated } from './impersonated';
import { useLive } from './live';
import { useMeQuery, useVenue, type Me } from './me';
import { NotForYou } from './not-for-you';
import { firstPath, isOpenTo } from './sections';
import { usePerson } from './session';
import { shellTexts } from './shell-texts';
import { Side } from './side';
import { UserMenu } from './user-menu';

export { NotForYou };

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
  const menu = useMenu();
  useLive(me);
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t.skip}
      </a>
      <Head menu={menu} />
      <Side id={menu.id} me={me} isOpen={menu.isOpen} onClose={menu.close} />
      <div className="flex min-w-0 flex-1 flex-col" inert={menu.isOpen}>
        {me.impersonator && <Impersonated me={me} operator={me.impersonator.name} />}
        <main id="content" className="min-w-0 flex-1 p-3 sm:p-5">
          <Suspense fallback={<Skeletons />}>
            <Page me={me} />
          </Suspense>
        </main>
      </div>
      <UnsavedGuard />
    </div>
  );
}

function Page({ me }: { me: Me }) {
  const { pathname } = useLocation();
  // Who runs the platform has no day of a venue's to see.
  if (pathname === '/' && me.role === 'super_admin') return <Navigate to={firstPath(me)} replace />;
  return isOpenTo(me, pathname) ? <Outlet /> : <NotForYou />;
}

type MenuState = ReturnType<typeof useMenu>;

/** The menu of a telephone: what is behind it is out of reach, and whoever closes it is where he was. */
function useMenu() {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    // A telephone that is turned may be wide enough for it to stand at the side.
    const wide = matchMedia('(min-width: 48rem)');
    const shut = () => setOpen(false);
    wide.addEventListener('change', shut);
    return () => wide.removeEventListener('change', shut);
  }, []);
  useEffect(() => {
    if (!isOpen) return undefined;
    const button = opener.current;
    return () => {
      const at = document.activeElement;
      // Whoever went on to another page may have his place there already.
      if (at === document.body || document.getElementById(id)?.contains(at)) button?.focus();
    };
  }, [isOpen, id]);
  return { id, isOpen, opener, open: () => setOpen(true), close: () => setOpen(false) };
}

function Head({ menu: { id, isOpen, opener, open } }: { menu: MenuState }) {
  const words = useTexts(common);
  const { name } = useVenue();
  return (
    <header inert={isOpen} className="flex items-center gap-2 border-b bg-surface px-3 py-1.5 md:hidden print:hidden">
      <IconButton
        ref={opener}
        icon={MenuIcon}
        label={words.menu}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={open}
      />
      <span className="min-w-0 flex-1 truncate font-semibold">{name || 'GuestFlow'}</span>
      <UserMenu />
    </header>
  );
}
