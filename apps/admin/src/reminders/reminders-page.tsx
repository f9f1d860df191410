import { PageHead } from '../ui/surface';

export function RemindersPage() {
  return <PageHead title="RemindersPage" />;
}
