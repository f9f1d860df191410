import { PageHead } from '../ui/surface';

export function HealthPage() {
  return <PageHead title="HealthPage" />;
}
