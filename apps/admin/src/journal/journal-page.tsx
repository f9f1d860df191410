import { PageHead } from '../ui/surface';

export function JournalPage() {
  return <PageHead title="JournalPage" />;
}
