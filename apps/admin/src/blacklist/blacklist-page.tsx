import { PageHead } from '../ui/surface';

export function BlacklistPage() {
  return <PageHead title="BlacklistPage" />;
}
