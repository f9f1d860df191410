import { PageHead } from '../ui/surface';

export function StaffPage() {
  return <PageHead title="StaffPage" />;
}
