import { PageHead } from '../ui/surface';

export function ProfilePage() {
  return <PageHead title="ProfilePage" />;
}
