import { PageHead } from '../ui/surface';

export function NewVenuePage() {
  return <PageHead title="NewVenuePage" />;
}
