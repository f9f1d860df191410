import { useId, useState, type FormEvent } from 'react';
import { api, ifVersion } from '../api/client';
import { faultOf } from '../api/problem';
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
import type { Table, TableGroup } from './use-tables';

export function GroupDialog({ tables, group, onClose }: { tables: Table[]; group?: TableGroup; onClose: () => void }) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const form = useId();
  const { keyOf } = useWishKey();
  const [typed, setTyped] = useState(group?.name);
  const [ids, setIds] = useState<string[]>(group?.table_ids ?? []);
  const [capacity, setCapacity] = useState(String(group?.capacity ?? ''));
  const [busy, setBusy] = useState(false);
  const [tooFew, setTooFew] = useState(false);
  const [error, setError] = useState<unknown>();
  const chosen = tables.filter(({ id }) => ids.includes(id));
  // Until somebody names it, it is called what it is.
  const name = typed ?? chosen.map((table) => table.name).join(' + ');
  const turn = (id: string, on: boolean) => {
    setIds(on ? [...ids, id] : ids.filter((other) => other !== id));
    setTooFew(false);
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    if (ids.length < 2) return setTooFew(true);
    // Without a least party it is for those that no single one of the tables has room for.
    const body = {
      name: name.trim(),
      table_ids: ids,
      capacity: capacity === '' ? null : Number(capacity),
      least_guests: null,
    };
    setBusy(true);
    setError(undefined);
    try {
      if (group) {
        const params = { path: { id: group.id } };
        await api.PATCH('/table-groups/{id}', { params, headers: ifVersion(group.version), body });
      } else {
        await api.POST('/table-groups', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body });
      }
      tell(group ? words.saved : t.groupAdded(body.name));
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
      void seenAnew('/table-groups');
    }
  }

  const capacityFault = faultOf(error, 'capacity') && t.capacityNeeded;
  return (
    <Dialog
      open
      place="side"
      title={group ? t.changeGroup(group.name) : t.newGroup}
      unsaved={
        (typed !== undefined && typed !== group?.name) ||
        String(ids) !== String(group?.table_ids ?? []) ||
        capacity !== String(group?.capacity ?? '')
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {error !== undefined && !isNameTaken(error) && !capacityFault && (
          <Notice tone="danger">{wordsOfTable(error, timezone)}</Notice>
        )}
        <fieldset>
          <legend className="text-sm font-medium">{t.whichTables}</legend>
          <div className="grid grid-cols-2 gap-x-3">
            {tables.map((table) => (
              <Checkbox
                key={table.id}
                label={table.name}
                hint={table.capacity === null ? t.anyParty : words.seats(table.capacity)}
                checked={ids.includes(table.id)}
                onChange={(event) => turn(table.id, event.target.checked)}
              />
            ))}
          </div>
          {tooFew && (
            <p role="alert" className="text-sm text-danger-text">
              {t.atLeastTwo}
            </p>
          )}
        </fieldset>
        <Input
          label={t.groupName}
          hint={t.groupNameHint}
          fault={isNameTaken(error) ? t.nameTaken : undefined}
          // Without tables it has no name yet, and that is what is to be said then.
          required={ids.length > 1}
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Input
          label={t.capacity}
          hint={t.groupCapacityHint}
          fault={capacityFault}
          type="number"
          min={1}
          max={1_000}
          value={capacity}
          onChange={(event) => setCapacity(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
