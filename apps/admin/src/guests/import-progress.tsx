import { useState } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Progress } from '../ui/progress';
import type { Import } from './import-rules';
import { importTexts } from './import-texts';
import { useImportMove } from './use-import-move';

export function ImportProgress({ list }: { list: Import }) {
  const t = useTexts(importTexts);
  const move = useImportMove(list.id);
  const [busy, setBusy] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <Progress label={t.states[list.state]} share={list.progress / 100} className="w-full" />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-soft">{t.progress(list.done, list.rows)}</span>
        <Button
          busy={busy}
          onClick={() => {
            setBusy(true);
            void move('cancel').then(() => setBusy(false));
          }}
        >
          {t.stop}
        </Button>
      </div>
    </div>
  );
}
