import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { roleTexts } from '../texts/roles';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Input } from '../ui/field';
import { Card, Empty, Loaded } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { inVenue } from './in-venue';
import { Invite } from './invite';
import { PersonRow } from './person-row';
import { staffRoles } from './staff-rules';
import { staffTexts } from './staff-texts';

const limit = 50;

/** `venueId`: an operator looks into that venue. */
export function People({ ofVenue, venueId }: { ofVenue: boolean; venueId?: string }) {
  const t = useTexts(staffTexts);
  const mayChange = useMay('users.write');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const [inviting, setInviting] = useState(false);
  const people = useEndless<Shape<'UserDto'>>('/users', { q, venueId }, (page, signal) => {
    const query = { page, limit, ...(q && { q }), ...(inVenue(venueId) as object | undefined) };
    return pagedOf(api.GET('/users', { params: { query }, signal }));
  });
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="mb-2 flex flex-wrap items-end gap-3">
          <Input
            label={t.find}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="min-w-56 flex-1"
          />
          {mayChange && (
            <Button look="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              {ofVenue ? t.invite : t.inviteOperator}
            </Button>
          )}
        </div>
        <Loaded of={people}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t.nobody} />
            ) : (
              <>
                <ul className="divide-y" aria-busy={people.isPlaceholderData}>
                  {items.map((person) => (
                    <PersonRow key={person.id} person={person} venueId={venueId} />
                  ))}
                </ul>
                <EndlessEnd of={people} />
              </>
            )
          }
        </Loaded>
      </Card>
      {ofVenue && <RolesCard />}
      {inviting && <Invite ofVenue={ofVenue} venueId={venueId} onClose={() => setInviting(false)} />}
    </div>
  );
}

function RolesCard() {
  const t = useTexts(staffTexts);
  const roles = useTexts(roleTexts);
  return (
    <Card title={t.rolesTitle}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {staffRoles.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{roles[role]}</dt>
            <dd className="text-soft">{t.roleMeans[role]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
