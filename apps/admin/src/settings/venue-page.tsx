import { PageHead } from '../ui/surface';

export function VenuePage() {
  return <PageHead title="VenuePage" />;
}
