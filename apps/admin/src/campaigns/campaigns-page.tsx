import { PageHead } from '../ui/surface';

export function CampaignsPage() {
  return <PageHead title="CampaignsPage" />;
}
