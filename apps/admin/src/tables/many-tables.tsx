import { useId, useState, type FormEvent } from 'react';
import { useVenue } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { addTables } from './add-tables';
import { mostAtOnce, namesOf } from './many-rules';
import { ZoneInput } from './table-dialog';
import { wordsOfTable } from './table-words';
import { tablesTexts } from './tables-texts';
import type { Table } from './use-tables';

/** `1–12, 4 seats, Hall`: a whole room at once. */
export function ManyTables({ tables, onClose }: { tables: Table[]; onClose: () => void }) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const form = useId();
  const [typed, setTyped] = useState('');
  const [capacity, setCapacity] = useState('4');
  const [zone, setZone] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const names = namesOf(typed);
  const fault = names.length > mostAtOnce ? t.manyTooMany(mostAtOnce) : undefined;

  async function add(event: FormEvent) {
    event.preventDefault();
    if (fault || names.length === 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const wanted = { capacity: capacity === '' ? null : Number(capacity), zone: zone.trim() || null };
      const { added, there } = await addTables(names, wanted);
      tell([t.manyDone(added), there.length > 0 && t.manySkipped(there.join(', '))].filter(Boolean).join('. '));
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      place="side"
      title={t.addMany}
      unsaved={typed !== ''}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {words.add}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void add(event)} className="flex flex-col gap-4">
        {error !== undefined && <Notice tone="danger">{wordsOfTable(error, timezone)}</Notice>}
        <Input
          label={t.manyNames}
          hint={t.manyHint}
          fault={fault}
          required
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Input
          label={t.capacity}
          hint={t.capacityHint}
          type="number"
          min={1}
          max={1_000}
          value={capacity}
          onChange={(event) => setCapacity(event.target.value)}
        />
        <ZoneInput tables={tables} value={zone} onChange={setZone} />
        <p role="status" className="text-soft">
          {names.length > 0 && !fault && t.manyWill(names.length)}
        </p>
      </form>
    </Dialog>
  );
}
