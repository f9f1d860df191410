import { useId, useState, type FormEvent } from 'react';
import { api, ifVersion } from '../api/client';
import { useWishKey } from '../api/wish-key';
import { useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Checkbox, Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { isNameTaken, wordsOfTable } from './table-words';
import { tablesTexts } from './tables-texts';
import type { Table } from './use-tables';

interface Props {
  tables: Table[];
  /** The one that is changed; without, a new one is made. */
  table?: Table;
  onClose: () => void;
}

export function TableDialog({ tables, table, onClose }: Props) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const form = useId();
  const { keyOf } = useWishKey();
  const [first] = useState(() => ({
    name: table?.name ?? '',
    capacity: table ? String(table.capacity ?? '') : '4',
    zone: table?.zone ?? tables.at(-1)?.zone ?? '',
    least: String(table?.least_guests ?? 1),
    isActive: table?.is_active ?? true,
  }));
  const [values, setValues] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const capacity = values.capacity === '' ? null : Number(values.capacity);
  const leastFault = capacity !== null && Number(values.least) > capacity ? t.leastTooMany : undefined;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (leastFault) return;
    const body = {
      name: values.name.trim(),
      capacity,
      zone: values.zone.trim() || null,
      least_guests: Number(values.least) || 1,
      is_active: values.isActive,
    };
    setBusy(true);
    setError(undefined);
    try {
      if (table) {
        await api.PATCH('/tables/{id}', {
          params: { path: { id: table.id } },
          headers: ifVersion(table.version),
          body,
        });
      } else {
        await api.POST('/tables', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body });
      }
      tell(table ? words.saved : t.added(body.name));
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
      void seenAnew('/tables', '/bookings');
    }
  }

  return (
    <Dialog
      open
      place="side"
      title={table ? t.changeTable(table.name) : t.newTable}
      unsaved={JSON.stringify(values) !== JSON.stringify(first)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {table ? words.save : words.add}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {error !== undefined && !isNameTaken(error) && <Notice tone="danger">{wordsOfTable(error, timezone)}</Notice>}
        <Input
          label={t.name}
          hint={t.nameHint}
          fault={isNameTaken(error) ? t.nameTaken : undefined}
          required
          maxLength={100}
          autoComplete="off"
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Input
          label={t.capacity}
          hint={t.capacityHint}
          type="number"
          min={1}
          max={1_000}
          value={values.capacity}
          onChange={(event) => set({ capacity: event.target.value })}
        />
        <ZoneInput tables={tables} value={values.zone} onChange={(zone) => set({ zone })} />
        <Input
          label={t.least}
          hint={t.leastHint}
          fault={leastFault}
          type="number"
          min={1}
          max={1_000}
          value={values.least}
          onChange={(event) => set({ least: event.target.value })}
        />
        <Checkbox
          label={t.inUse}
          checked={values.isActive}
          onChange={(event) => set({ isActive: event.target.checked })}
        />
      </form>
    </Dialog>
  );
}

/** One of the zones there are, or a new one. */
export function ZoneInput({
  tables,
  value,
  onChange,
}: {
  tables: Table[];
  value: string;
  onChange: (zone: string) => void;
}) {
  const t = useTexts(tablesTexts);
  const list = useId();
  const zones = [...new Set(tables.map(({ zone }) => zone).filter((zone) => zone !== null))];
  return (
    <>
      <Input
        label={t.zone}
        hint={t.zoneHint}
        maxLength={100}
        list={list}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
