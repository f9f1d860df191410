import { PageHead } from '../ui/surface';

export function GuestsPage() {
  return <PageHead title="GuestsPage" />;
}
