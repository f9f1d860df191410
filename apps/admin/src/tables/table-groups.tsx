import { Combine, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Switch } from '../ui/field';
import { Badge, Card, Empty, Loaded } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { GroupDialog } from './group-dialog';
import { tablesTexts } from './tables-texts';
import { useTableGroups, type Table, type TableGroup } from './use-tables';

type Doing = { what: 'add' } | { what: 'change' | 'remove'; id: string };

/** Tables that are put together for a large party. */
export function TableGroups({ tables }: { tables: Table[] }) {
  const t = useTexts(tablesTexts);
  const groups = useTableGroups();
  const mayWrite = useMay('tables.write');
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const one = doing && 'id' in doing ? groups.data?.find(({ id }) => id === doing.id) : undefined;
  const add = mayWrite && tables.length > 1 && (
    <Button look="primary" icon={Plus} onClick={() => setDoing({ what: 'add' })}>
      {t.addGroup}
    </Button>
  );
  return (
    <Card actions={add}>
      <p className="mb-3 text-soft">{t.groupsText}</p>
      <Loaded of={groups}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon={Combine} title={t.noGroups} text={tables.length < 2 ? t.groupsNeed : undefined} />
          ) : (
            <ul className="flex flex-col divide-y">
              {all.map((group) => (
                <Row key={group.id} {...{ group, tables, mayWrite }} onDo={setDoing} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {doing?.what === 'add' && <GroupDialog tables={tables} onClose={done} />}
      {doing?.what === 'change' && one && <GroupDialog tables={tables} group={one} onClose={done} />}
      {doing?.what === 'remove' && one && <Removing group={one} onClose={done} />}
    </Card>
  );
}

function Row({
  group,
  tables,
  mayWrite,
  onDo,
}: {
  group: TableGroup;
  tables: Table[];
  mayWrite: boolean;
  onDo: (doing: Doing) => void;
}) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { id, name, table_ids, capacity, least_guests, is_active } = group;
  const names = table_ids.map((wanted) => tables.find((table) => table.id === wanted)?.name ?? '?').sort();
  const turn = async (on: boolean) => {
    try {
      await api.PATCH('/table-groups/{id}', { params: { path: { id } }, body: { is_active: on } });
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/table-groups');
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1.5">
      <div className="min-w-32 flex-1">
        <p className="font-semibold">
          {name} {!is_active && <Badge tone="warn">{t.notInUse}</Badge>}
        </p>
        <p className="text-soft">
          {[names.join(' + '), words.seats(capacity), least_guests > 1 && t.fromGuests(least_guests)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {mayWrite && (
        <div className="flex items-center gap-1">
          <Switch hideLabel label={t.inUseOf(name)} on={is_active} onChange={(on) => void turn(on)} />
          <IconButton icon={Pencil} label={t.change(name)} onClick={() => onDo({ what: 'change', id })} />
          <IconButton icon={Trash2} label={t.remove(name)} onClick={() => onDo({ what: 'remove', id })} />
        </div>
      )}
    </li>
  );
}

function Removing({ group, onClose }: { group: TableGroup; onClose: () => void }) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await api.DELETE('/table-groups/{id}', { params: { path: { id: group.id } } });
      tell(t.removed(group.name));
    } catch (error) {
      tellTrouble(error);
    }
    onClose();
    await seenAnew('/table-groups');
  };
  return (
    <Confirm
      open
      title={t.removeGroupAsk(group.name)}
      text={t.removeGroupText}
      action={words.delete}
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
