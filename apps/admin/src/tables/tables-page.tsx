import { lazy, Suspense } from 'react';
import { useMay } from '../app/me';
import { NotForYou } from '../app/shell';
import { useTexts } from '../texts/language';
import { Loaded, PageHead, Skeletons } from '../ui/surface';
import { Tabs } from '../ui/tabs';
import { TableGroups } from './table-groups';
import { TableList } from './table-list';
import { tablesTexts } from './tables-texts';
import { useTables, type Table } from './use-tables';

const FloorPlan = lazy(() => import('./floor-plan').then(({ FloorPlan: found }) => ({ default: found })));

export function TablesPage() {
  const t = useTexts(tablesTexts);
  const mayRead = useMay('tables.read');
  const tables = useTables({ enabled: mayRead });
  if (!mayRead) return <NotForYou />;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t.title} note={tables.data && tables.data.length > 0 && <Total tables={tables.data} />} />
      <Loaded of={tables}>{(all) => <Parts tables={all} />}</Loaded>
    </div>
  );
}

function Total({ tables }: { tables: Table[] }) {
  const t = useTexts(tablesTexts);
  const inUse = tables.filter(({ is_active }) => is_active);
  return (
    <>
      {t.total(
        inUse.length,
        inUse.reduce((seats, { capacity }) => seats + (capacity ?? 0), 0),
      )}
    </>
  );
}

function Parts({ tables }: { tables: Table[] }) {
  const t = useTexts(tablesTexts);
  if (tables.length === 0) return <TableList tables={tables} />;
  const plan = (
    <Suspense fallback={<Skeletons rows={1} className="h-96 w-full" />}>
      <FloorPlan tables={tables} />
    </Suspense>
  );
  return (
    <Tabs
      label={t.parts}
      tabs={[
        { value: 'list', label: t.list, content: <TableList tables={tables} /> },
        { value: 'groups', label: t.groups, content: <TableGroups tables={tables} /> },
        { value: 'plan', label: t.plan, content: plan },
      ]}
    />
  );
}
