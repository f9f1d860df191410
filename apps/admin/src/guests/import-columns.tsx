import { useState, type FormEvent } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Checkbox, Input, Select } from '../ui/field';
import { Card, Notice } from '../ui/surface';
import { guestTexts } from './guest-texts';
import { tagsOf } from './guest-rules';
import { wordsOfColumns } from './import-fault-words';
import { dateFormats, existing, heldConsents, importConsents, importFields, runOf, type Import } from './import-rules';
import { sampleOf } from './import-samples';
import { importTexts } from './import-texts';
import { useImportMove } from './use-import-move';

/** Which column is what, as it was guessed, and how they are brought in. Changed, it is checked again. */
export function ImportColumns({ list }: { list: Import }) {
  const t = useTexts(importTexts);
  const isChecked = list.state === 'checked';
  if (!isChecked)
    return (
      <Card title={t.columns}>
        <ColumnsForm list={list} submit={t.check} />
      </Card>
    );
  return (
    <Card>
      <details>
        <summary className="min-h-9 font-medium text-accent-text">{t.changeColumns}</summary>
        <div className="mt-4">
          <ColumnsForm list={list} submit={t.checkAgain} />
        </div>
      </details>
    </Card>
  );
}

function ColumnsForm({ list, submit }: { list: Import; submit: string }) {
  const t = useTexts(importTexts);
  const words = useTexts(guestTexts);
  const move = useImportMove(list.id);
  const { mapping, options } = list;
  const [columns, setColumns] = useState<Record<number, string>>(() =>
    Object.fromEntries(list.columns.map((_, at) => [at, mapping.find(({ column }) => column === at)?.field ?? ''])),
  );
  const [consents, setConsents] = useState(() => heldConsents(options));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  async function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = wordsOfColumns(columns);
    setFault(wrong);
    if (wrong) return;
    const said = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { on_existing = '', date_format = '', tags = '' } = said;
    setBusy(true);
    await move('check', runOf(columns, { on_existing, date_format, tags: tagsOf(tags), consents }));
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void check(event)} className="flex flex-col gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        {list.columns.map((name, at) => {
          const samples = sampleOf(list.id, at);
          return (
            <Select
              key={at}
              label={t.column(name || t.columnNumber(at + 1))}
              hint={samples.length > 0 ? t.example(samples.join(' · ')) : undefined}
              value={columns[at]}
              onChange={({ target }) => setColumns((now) => ({ ...now, [at]: target.value }))}
            >
              <option value="">{t.leaveOut}</option>
              {importFields.map((field) => (
                <option key={field} value={field}>
                  {t.fields[field]}
                </option>
              ))}
            </Select>
          );
        })}
      </div>
      <section className="flex flex-col gap-4">
        <h3 className="font-semibold">{t.howTitle}</h3>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select label={t.onExisting} name="on_existing" defaultValue={options.on_existing}>
            {existing.map((one) => (
              <option key={one} value={one}>
                {t.existing[one]}
              </option>
            ))}
          </Select>
          <Select label={t.dateFormat} name="date_format" defaultValue={options.date_format}>
            {dateFormats.map((format) => (
              <option key={format} value={format}>
                {format === 'auto' ? t.dateAuto : format}
              </option>
            ))}
          </Select>
          <Input
            label={t.tagsForAll}
            hint={t.tagsHint}
            name="tags"
            defaultValue={options.tags?.join(', ')}
            maxLength={1_000}
            autoComplete="off"
          />
        </div>
        <fieldset>
          <legend className="text-sm font-medium">{t.consent}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {importConsents.map((key) => (
              <Checkbox
                key={key}
                label={words.consents[key === 'personal_data' ? key : (`marketing:${key}` as const)]}
                checked={consents.includes(key)}
                onChange={({ target }) =>
                  setConsents((now) => (target.checked ? [...now, key] : now.filter((one) => one !== key)))
                }
              />
            ))}
          </div>
        </fieldset>
      </section>
      {fault && <Notice tone="danger">{fault}</Notice>}
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
