import { useRouter } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts/language';
import { clockOf, placeOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Menu, MenuItem } from '../ui/menu';
import { Badge } from '../ui/surface';
import { tellTrouble } from '../ui/toast';
import { mayLeave } from '../ui/unsaved';
import { useVenue, type Me } from './me';
import { switchTo } from './session';
import { shellTexts } from './shell-texts';

/** Which venue this is, what time it is there, and the way to one's others. */
export function VenueSwitch({ me }: { me: Me }) {
  const t = useTexts(shellTexts);
  const { name, timezone } = useVenue();
  const router = useRouter();
  const [isGoing, setGoing] = useState(false);
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
          <span className="block truncate text-sm text-soft">{t.clock(placeOf(timezone), clockOf(now, timezone))}</span>
        )}
      </span>
    </span>
  );
  if (others.length === 0) return <div title={name}>{label}</div>;
  async function go(id: string) {
    if (!(await mayLeave())) return;
    setGoing(true);
    try {
      // Fetched before, so that what is looked at here is not looked for there.
      await router.preloadRoute({ to: '/' });
      await switchTo(id);
      await router.navigate({ to: '/', ignoreBlocker: true });
    } catch (error) {
      setGoing(false);
      tellTrouble(error);
    }
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          disabled={isGoing}
          aria-busy={isGoing || undefined}
          className="flex w-full items-center rounded-control hover:bg-sunken disabled:opacity-55"
        >
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
