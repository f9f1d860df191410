import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { classNames } from '../ui/class-names';
import type { Me } from './me';
import { sections } from './sections';
import { shellTexts } from './shell-texts';
import { UnreadMark } from './unread-mark';
import { UserMenu } from './user-menu';
import { VenueSwitch } from './venue-switch';

/** What stands at the side; on a telephone it comes when it is asked for, over everything else. */
export function Side({ id, me, isOpen, onClose }: { id: string; me: Me; isOpen: boolean; onClose: () => void }) {
  const words = useTexts(common);
  return (
    <>
      {isOpen && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="fixed inset-0 z-30 bg-black/35 md:hidden"
          onClick={onClose}
        />
      )}
      <aside
        id={id}
        // Wherever one presses in it, Escape closes it.
        tabIndex={-1}
        className={classNames(
          'inset-y-0 left-0 z-40 flex-col border-r bg-surface outline-none md:sticky md:top-0 md:flex md:h-dvh md:w-19 xl:w-60 print:hidden',
          isOpen ? 'fixed flex w-72' : 'hidden',
        )}
        onKeyDown={(event) => isOpen && event.key === 'Escape' && onClose()}
      >
        <div className="flex items-center gap-2 p-3">
          <div className="min-w-0 flex-1">
            <VenueSwitch me={me} />
          </div>
          {isOpen && <IconButton autoFocus icon={X} label={words.close} onClick={onClose} />}
        </div>
        <Sections me={me} onGo={onClose} />
        <div className="hidden border-t p-2 md:block">
          <UserMenu />
        </div>
      </aside>
    </>
  );
}

function Sections({ me, onGo }: { me: Me; onGo: () => void }) {
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
                    // Also where one is already.
                    onClick={onGo}
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
