import { PageHead } from '../ui/surface';

export function StatisticsPage() {
  return <PageHead title="StatisticsPage" />;
}
