import { useMay } from '../app/me';
import { NotForYou } from '../app/shell';
import { useTexts } from '../texts/language';
import { PageHead } from '../ui/surface';
import { Tabs } from '../ui/tabs';
import { apiKeysTexts } from './api-keys-texts';
import { CalendarFeeds } from './calendar-feeds';
import { Keys } from './keys';

export function ApiKeysPage() {
  const t = useTexts(apiKeysTexts);
  const [seesKeys, seesFeeds] = [useMay('api_keys.read'), useMay('calendar_feeds.read')];
  if (!seesKeys && !seesFeeds) return <NotForYou />;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={seesKeys ? t.title : t.calendars} />
      <Tabs
        label={t.parts}
        tabs={[
          ...(seesKeys ? [{ value: 'keys', label: t.keys, content: <Keys /> }] : []),
          ...(seesFeeds ? [{ value: 'calendars', label: t.calendars, content: <CalendarFeeds /> }] : []),
        ]}
      />
    </div>
  );
}
