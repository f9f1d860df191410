import { PageHead } from '../ui/surface';

export function ImportPage() {
  return <PageHead title="ImportPage" />;
}
