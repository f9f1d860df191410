import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { pagedOf } from '../api/paged';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { roleTexts } from '../texts/roles';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Card, Empty, Loaded } from '../ui/surface';
import { inVenue } from './in-venue';
import { Invite } from './invite';
import { PersonRow } from './person-row';
import { staffRoles } from './staff-rules';
import { staffTexts } from './staff-texts';

/** `venueId`: an operator looks into that venue. */
export function People({ ofVenue, venueId }: { ofVenue: boolean; venueId?: string }) {
  const t = useTexts(staffTexts);
  const words = useTexts(common);
  const mayChange = useMay('users.write');
  const [q, setQ] = useState('');
  const [limit, setLimit] = useState(50);
  const [inviting, setInviting] = useState(false);
  const people = useQuery({
    queryKey: ['get', '/users', { q, limit, venueId }],
    queryFn: () =>
      pagedOf(
        api.GET('/users', {
          params: { query: { limit, ...(q && { q }), ...(inVenue(venueId) as object | undefined) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="mb-2 flex flex-wrap items-end gap-3">
          <Input
            label={t.find}
            type="search"
            value={q}
            onChange={(event) => setQ(event.target.value)}
            className="min-w-56 flex-1"
          />
          {mayChange && (
            <Button look="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              {ofVenue ? t.invite : t.inviteOperator}
            </Button>
          )}
        </div>
        <Loaded of={people}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title={t.nobody} />
            ) : (
              <>
                <ul className="divide-y">
                  {items.map((person) => (
                    <PersonRow key={person.id} person={person} venueId={venueId} />
                  ))}
                </ul>
                {items.length < total && (
                  <div className="flex flex-wrap items-center gap-3 pt-3">
                    <span className="text-soft">{words.shownOf(items.length, total)}</span>
                    {limit < 200 && <Button onClick={() => setLimit(limit + 50)}>{words.more}</Button>}
                  </div>
                )}
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
