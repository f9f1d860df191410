import { useMe } from '../app/me';
import { useTexts } from '../texts/language';
import { PageHead } from '../ui/surface';
import { People } from './people';
import { staffTexts } from './staff-texts';

/** Who works at the venue; at the platform itself, its operators. */
export function StaffPage() {
  const t = useTexts(staffTexts);
  const { role, venue_id } = useMe();
  const ofVenue = role !== 'super_admin' || venue_id !== null;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={ofVenue ? t.staff : t.operators} />
      <People ofVenue={ofVenue} />
    </div>
  );
}
