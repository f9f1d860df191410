import { Navigate } from '@tanstack/react-router';
import { ConfirmEmail } from '../account/confirm-email';
import { useMe } from '../app/me';
import { firstPath } from '../app/sections';
import { useTexts } from '../texts/language';
import { Empty, PageHead } from '../ui/surface';
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
      <ConfirmEmail />
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
