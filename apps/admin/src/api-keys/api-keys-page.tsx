import { PageHead } from '../ui/surface';

export function ApiKeysPage() {
  return <PageHead title="ApiKeysPage" />;
}
