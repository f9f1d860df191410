import { PageHead } from '../ui/surface';

export function TemplatesPage() {
  return <PageHead title="TemplatesPage" />;
}
