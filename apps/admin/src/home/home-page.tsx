import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { useMe } from '../app/me';
import { firstPath } from '../app/sections';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Empty, Notice, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { homeTexts } from './home-texts';
import { OwnBookings } from './own-bookings';
import { Today } from './today';

/** What somebody sees first: the day at the venue, or what he himself has booked. */
export function HomePage() {
  const me = useMe();
  if (me.permissions.includes('own_bookings.read')) return <OwnBookings />;
  if (me.role === 'owner' && me.venue_id === null) return <Navigate to="/new-venue" replace />;
  if (me.role === 'super_admin' && me.venue_id === null) return <Navigate to={firstPath(me)} replace />;
  return (
    <>
      {!me.email_verified && !me.impersonator && me.role !== 'super_admin' && <EmailNotice />}
      {me.permissions.includes('bookings.read') ? <Today /> : <Hello name={me.first_name ?? me.name} />}
    </>
  );
}

function Hello({ name }: { name: string }) {
  const t = useTexts(homeTexts);
  return (
    <>
      <PageHead title={t.title} />
      <Empty title={t.hello(name)} text={t.helloText} />
    </>
  );
}

function EmailNotice() {
  const t = useTexts(homeTexts);
  const [busy, setBusy] = useState(false);
  const again = () => {
    setBusy(true);
    void api
      .POST('/auth/email/verification')
      .then(
        () => tell(t.verifySent),
        (error: unknown) => tellTrouble(error),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        actions={
          <Button small busy={busy} onClick={again}>
            {t.verifyAgain}
          </Button>
        }
      >
        {t.verify}
      </Notice>
    </div>
  );
}
