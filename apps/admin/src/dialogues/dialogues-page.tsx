import { PageHead } from '../ui/surface';

export function DialoguesPage() {
  return <PageHead title="DialoguesPage" />;
}
