import { LayoutGrid, Plus, Save, Undo2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Card, Empty } from '../ui/surface';
import { FloorPlanSurface } from './floor-plan-surface';
import { TableLook } from './table-look';
import { allPlaced, freePlace, usualPlace, type Place } from './plan-rules';
import { tablesTexts } from './tables-texts';
import { usePlan, type Shown } from './use-plan';
import type { Table } from './use-tables';

/** The floor as it is seen from above: tables are dragged to where they stand, and saved together. */
export function FloorPlan({ tables }: { tables: Table[] }) {
  const t = useTexts(tablesTexts);
  const mayWrite = useMay('tables.write');
  const plan = usePlan(tables);
  const [chosen, setChosen] = useState<string>();
  const all = tables.map((table) => ({ table, place: plan.placeOf(table) }));
  const shown = all.filter((one): one is Shown => one.place !== null);
  const off = all.filter(({ place }) => place === null).map(({ table }) => table);
  const selected = shown.find(({ table }) => table.id === chosen);

  const putAll = () => plan.put(allPlaced(all.map(({ table, place }) => ({ ...table, place }))));
  const putOn = (table: Table) => {
    const places = shown.map(({ place }) => place);
    const room = shown.find((one) => one.table.zone === table.zone)?.place ?? { x: 500, y: 500 };
    plan.put({ [table.id]: freePlace(usualPlace(table.capacity), places, room) });
    setChosen(table.id);
  };
  const set = (place: Place | null) => selected && plan.put({ [selected.table.id]: place });
  const key = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyZ') return;
    event.preventDefault();
    plan.undo();
  };

  if (shown.length === 0 && off.length > 0 && !plan.canUndo)
    return (
      <Card>
        <Empty icon={LayoutGrid} title={t.planEmpty} text={mayWrite ? t.planEmptyText : undefined}>
          {mayWrite && (
            <Button look="primary" icon={Plus} onClick={putAll}>
              {t.putAll}
            </Button>
          )}
        </Empty>
      </Card>
    );
  return (
    <div className="flex flex-col gap-4" onKeyDown={mayWrite ? key : undefined}>
      {mayWrite && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            look="primary"
            icon={Save}
            busy={plan.busy}
            disabled={plan.changes.length === 0}
            onClick={() => void plan.save()}
          >
            {t.savePlan}
          </Button>
          <Button icon={Undo2} disabled={!plan.canUndo} onClick={plan.undo}>
            {t.undo}
          </Button>
          <p role="status" className="min-w-40 flex-1 text-soft">
            {plan.changes.length > 0 ? t.unsaved(plan.changes.length) : t.allSaved}
          </p>
        </div>
      )}
      {mayWrite && <p className="text-sm text-soft">{t.planText}</p>}
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_17rem]">
        <FloorPlanSurface
          shown={shown}
          chosen={chosen}
          onChoose={setChosen}
          onBegin={plan.begin}
          onPut={mayWrite ? plan.put : undefined}
        />
        {mayWrite && (
          <div className="flex flex-col gap-4">
            <TableLook one={selected} onChange={set} />
            {off.length > 0 && (
              <Card title={t.offPlan}>
                <div className="flex flex-wrap gap-2">
                  {off.map((table) => (
                    <Button key={table.id} icon={Plus} aria-label={t.putOn(table.name)} onClick={() => putOn(table)}>
                      {table.name}
                    </Button>
                  ))}
                  {off.length > 1 && <Button onClick={putAll}>{t.putAll}</Button>}
                </div>
              </Card>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
