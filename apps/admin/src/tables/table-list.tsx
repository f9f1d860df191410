import { Armchair, CopyPlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Switch } from '../ui/field';
import { Badge, Card, Empty, Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { ManyTables } from './many-tables';
import { TableDialog } from './table-dialog';
import { wordsOfTable } from './table-words';
import { tablesTexts } from './tables-texts';
import type { Table } from './use-tables';

type Doing = { what: 'add' } | { what: 'many' } | { what: 'change' | 'remove'; id: string };

/** All there are, by their zones. */
export function TableList({ tables }: { tables: Table[] }) {
  const t = useTexts(tablesTexts);
  const mayWrite = useMay('tables.write');
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const one = doing && 'id' in doing ? tables.find(({ id }) => id === doing.id) : undefined;
  const zones = [...new Set(tables.map(({ zone }) => zone))];
  const buttons = mayWrite && (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" icon={Plus} onClick={() => setDoing({ what: 'add' })}>
        {t.addTable}
      </Button>
      <Button icon={CopyPlus} onClick={() => setDoing({ what: 'many' })}>
        {t.addMany}
      </Button>
    </div>
  );
  return (
    <div className="flex flex-col gap-4">
      {tables.length === 0 ? (
        <Empty icon={Armchair} title={t.none} text={mayWrite ? t.noneText : t.noneAsk}>
          {buttons}
        </Empty>
      ) : (
        buttons
      )}
      {zones.map((zone) => (
        <Card key={zone} title={zone ?? (zones.length > 1 ? t.noZone : undefined)}>
          <ul className="flex flex-col divide-y">
            {tables
              .filter((table) => table.zone === zone)
              .map((table) => (
                <Row key={table.id} table={table} mayWrite={mayWrite} onDo={setDoing} />
              ))}
          </ul>
        </Card>
      ))}
      {doing?.what === 'add' && <TableDialog tables={tables} onClose={done} />}
      {doing?.what === 'many' && <ManyTables tables={tables} onClose={done} />}
      {doing?.what === 'change' && one && <TableDialog tables={tables} table={one} onClose={done} />}
      {doing?.what === 'remove' && one && <Removing table={one} onClose={done} />}
    </div>
  );
}

function Row({ table, mayWrite, onDo }: { table: Table; mayWrite: boolean; onDo: (doing: Doing) => void }) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { id, name, capacity, least_guests, is_active } = table;
  const turn = async (on: boolean) => {
    try {
      await api.PATCH('/tables/{id}', { params: { path: { id } }, body: { is_active: on } });
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/tables', '/bookings');
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1.5">
      <div className="min-w-32 flex-1">
        <p className="font-semibold">
          {name} {!is_active && <Badge tone="warn">{t.notInUse}</Badge>}
        </p>
        <p className="text-soft">
          {[capacity === null ? t.anyParty : words.seats(capacity), least_guests > 1 && t.fromGuests(least_guests)]
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

function Removing({ table, onClose }: { table: Table; onClose: () => void }) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const remove = async () => {
    setBusy(true);
    try {
      await api.DELETE('/tables/{id}', { params: { path: { id: table.id } } });
      tell(t.removed(table.name));
      onClose();
      await seenAnew('/tables', '/table-groups', '/bookings');
    } catch (error) {
      setRefusal(wordsOfTable(error, timezone));
      setBusy(false);
    }
  };
  return (
    <Confirm
      open
      title={t.removeAsk(table.name)}
      text={
        <div className="flex flex-col gap-3">
          <p>{t.removeText}</p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
        </div>
      }
      action={words.delete}
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
