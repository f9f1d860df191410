import { PageHead } from '../ui/surface';

export function GuestPage() {
  return <PageHead title="GuestPage" />;
}
