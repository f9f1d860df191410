import { PageHead } from '../ui/surface';

export function FeedbackPage() {
  return <PageHead title="FeedbackPage" />;
}
