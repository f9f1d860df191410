import { useRouter } from '@tanstack/react-router';
import { Ellipsis, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useMe, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { impersonate } from '../app/session';
import { useTexts } from '../texts/language';
import { roleTexts } from '../texts/roles';
import { momentInWords } from '../time/venue-time';
import { ownZone } from '../time/zones';
import { Button, IconButton } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Menu, MenuItem, MenuLine } from '../ui/menu';
import { Badge } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { inVenue } from './in-venue';
import { mayChange, rolesToGive, type StaffRole } from './staff-rules';
import { staffTexts } from './staff-texts';

type Person = Shape<'UserDto'>;
const tones = { invited: 'warn', active: 'accent', inactive: 'plain' } as const;

export function PersonRow({ person, venueId }: { person: Person; venueId?: string }) {
  const t = useTexts(staffTexts);
  const roles = useTexts(roleTexts);
  const me = useMe();
  const { timezone } = useVenue();
  const zone = me.venue_id ? timezone : ownZone();
  const seen = person.last_sign_in_at ? t.lastSignIn(momentInWords(person.last_sign_in_at, zone)) : t.neverSignedIn;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-words">{person.name}</span>
          {person.id === me.id && <span className="text-soft">({t.you})</span>}
          <Badge tone={tones[person.status]}>{t.status[person.status]}</Badge>
        </p>
        <p className="break-words text-soft">
          {[roles[person.role], person.name !== person.email && person.email, seen].filter(Boolean).join(' · ')}
        </p>
        {person.note && <p className="text-soft">{person.note}</p>}
      </div>
      {me.permissions.includes('users.write') && mayChange(me, person) && (
        <PersonActions person={person} venueId={venueId} />
      )}
    </li>
  );
}

function PersonActions({ person, venueId }: { person: Person; venueId?: string }) {
  const t = useTexts(staffTexts);
  const roles = useTexts(roleTexts);
  const me = useMe();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, name, email, status } = person;
  const params = { path: { id }, query: inVenue(venueId) };
  const named = (action: string) => t.actionFor(action, name);

  async function act(work: () => Promise<unknown>, done?: string) {
    setBusy(true);
    try {
      await work();
      if (done) tell(done);
    } catch (error) {
      tellTrouble(error);
    } finally {
      setBusy(false);
      setAsking(false);
      await seenAnew('/users');
    }
  }
  const change = (body: Shape<'ChangeUserDto'>, done: string) =>
    act(() => api.PATCH('/users/{id}', { params, body }), done);
  const leave = (done: string) => act(() => api.DELETE('/users/{id}', { params }), done);
  const actAs = () =>
    act(async () => {
      await router.preloadRoute({ to: '/' });
      await impersonate(id, venueId!);
      await router.navigate({ to: '/' });
    });

  if (status === 'invited')
    return (
      <div className="flex flex-wrap gap-2">
        <Button
          small
          busy={busy}
          aria-label={named(t.sendAgain)}
          onClick={() => void act(() => api.POST('/users/{id}/invitation', { params }), t.invited(email))}
        >
          {t.sendAgain}
        </Button>
        <Button small busy={busy} aria-label={named(t.withdraw)} onClick={() => void leave(t.withdrawn(name))}>
          {t.withdraw}
        </Button>
      </div>
    );
  if (status === 'inactive')
    return (
      <Button
        small
        busy={busy}
        aria-label={named(t.takeBack)}
        onClick={() => void change({ is_active: true }, t.takenBack(name))}
      >
        {t.takeBack}
      </Button>
    );
  const others =
    person.role === 'super_admin' ? [] : rolesToGive(me.role).filter((role: StaffRole) => role !== person.role);
  return (
    <div className="flex flex-wrap gap-2">
      {me.permissions.includes('users.impersonate') && venueId && (
        <Button small icon={UserRoundCog} busy={busy} aria-label={named(t.actAs)} onClick={() => void actAs()}>
          {t.actAs}
        </Button>
      )}
      <Menu trigger={<IconButton icon={Ellipsis} label={named(t.changeRole)} disabled={busy} />}>
        {others.map((role) => (
          <MenuItem key={role} onSelect={() => void change({ role }, t.roleChanged(name, roles[role]))}>
            {roles[role]}
          </MenuItem>
        ))}
        {others.length > 0 && <MenuLine />}
        <MenuItem danger onSelect={() => setAsking(true)}>
          {t.letGo}
        </MenuItem>
      </Menu>
      <Confirm
        title={named(t.letGo)}
        text={t.letGoAsk(name)}
        action={t.letGo}
        open={asking}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void leave(t.letGone(name))}
      />
    </div>
  );
}
