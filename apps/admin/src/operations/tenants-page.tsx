import { PageHead } from '../ui/surface';

export function TenantsPage() {
  return <PageHead title="TenantsPage" />;
}
