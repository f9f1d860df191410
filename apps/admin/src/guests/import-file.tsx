import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Card, Notice } from '../ui/surface';
import { wordsOfFile } from './import-fault-words';
import { mostBytes } from './import-rules';
import { keepSample } from './import-samples';
import { importTexts } from './import-texts';

/** The file, dropped or chosen: it is uploaded at once, and nothing comes of it yet. */
export function ImportFile({ onDeal }: { onDeal: (id: string) => void }) {
  const t = useTexts(importTexts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  async function upload(file: File | null | undefined) {
    if (!file) return;
    if (file.size > mostBytes) return setTrouble(t.tooLarge);
    setBusy(true);
    setTrouble(undefined);
    try {
      const { data } = await api.POST('/guests/imports', {
        params: { query: { file_name: file.name.slice(-200) } },
        headers: { 'content-type': 'text/csv' },
        body: file as unknown as string,
        bodySerializer: (body) => body,
      });
      keepSample(data!.id, data!.sample);
      void seenAnew('/guests/imports');
      onDeal(data!.id);
    } catch (error) {
      setTrouble(inWords(error));
      setBusy(false);
    }
  }

  /** What is wrong with a file is told by its reader. */
  function inWords(error: unknown): string {
    if (isProblem(error) && error.status === 413) return t.tooLarge;
    const why = isProblem(error) ? error.errors[0]?.message : undefined;
    return why ? t.unreadable(wordsOfFile(why)) : wordsOf(error);
  }

  return (
    <Card title={t.file}>
      <div className="flex flex-col gap-4">
        <p className="text-soft">{t.text}</p>
        {trouble && <Notice tone="danger">{trouble}</Notice>}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void upload(event.dataTransfer.files[0]);
          }}
          className={classNames(
            'flex flex-col items-center gap-3 rounded-card border-2 border-dashed border-edge px-4 py-10 text-center',
            over && 'bg-accent-soft',
          )}
        >
          <FileUp aria-hidden className="size-10 text-soft" />
          <p role="status">{busy ? t.uploading : t.drop}</p>
          <label htmlFor="import-file" className="sr-only">
            {t.file}
          </label>
          <input
            ref={input}
            id="import-file"
            type="file"
            accept=".csv,.txt,text/csv"
            tabIndex={-1}
            className="sr-only"
            onChange={({ target }) => {
              void upload(target.files?.[0]);
              // The same file once more is a choice too.
              target.value = '';
            }}
          />
          <Button look="primary" busy={busy} onClick={() => input.current?.click()}>
            {t.chooseFile}
          </Button>
        </div>
      </div>
    </Card>
  );
}
