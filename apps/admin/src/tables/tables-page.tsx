import { PageHead } from '../ui/surface';

export function TablesPage() {
  return <PageHead title="TablesPage" />;
}
