import { Paperclip, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { query } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import type { BubbleFile } from '../ui/bubble';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Progress } from '../ui/progress';
import { Notice } from '../ui/surface';
import { campaignsTexts } from './campaigns-texts';
import { here, upload } from './upload';

const types = 'image/jpeg,image/png,image/webp,image/gif,application/pdf';

/** What goes along, as a bubble shows it. */
export function useAttachment(uploadId: string | null): BubbleFile | undefined {
  const may = useMay('uploads.write');
  const { data } = query.useQuery(
    'get',
    '/uploads/{id}',
    { params: { path: { id: uploadId ?? '' } } },
    { enabled: may && uploadId !== null, staleTime: Infinity },
  );
  return data && uploadId ? { kind: data.kind, url: here(data.url), name: data.name } : undefined;
}

interface Props {
  uploadId: string | null;
  onChange: (uploadId: string | null) => void;
}

/** One photo or file, on its way up as it is chosen. */
export function AttachmentField({ uploadId, onChange }: Props) {
  const t = useTexts(campaignsTexts);
  const may = useMay('uploads.write');
  const attachment = useAttachment(uploadId);
  const [share, setShare] = useState<number>();
  const [trouble, setTrouble] = useState<unknown>();
  const ending = useRef<AbortController>(undefined);
  const id = useId();
  async function take(file: File | undefined) {
    if (!file) return;
    setTrouble(undefined);
    setShare(0);
    ending.current = new AbortController();
    try {
      onChange((await upload(file, setShare, ending.current.signal)).id);
    } catch (error) {
      if (!(error instanceof DOMException)) setTrouble(error);
    } finally {
      setShare(undefined);
    }
  }
  const own = {
    ...t.uploadTroubles,
    ...(isProblem(trouble) && trouble.status === 413 && { [trouble.code]: t.uploadTroubles.too_large! }),
  };
  return (
    <div className="flex flex-col gap-2">
      <span id={`${id}-name`} className="font-semibold">
        {t.file}
      </span>
      {share !== undefined ? (
        <div className="flex items-center gap-3">
          <Progress label={t.file} share={share} className="min-w-0 flex-1" />
          <span role="status">{t.uploading(Math.round(share * 100))}</span>
          <Button small onClick={() => ending.current?.abort()}>
            {t.stopUpload}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <label
            className={classNames(
              'inline-flex min-h-11 items-center gap-2 rounded-control border bg-surface px-4 font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent',
              may ? 'cursor-pointer hover:bg-sunken' : 'opacity-55',
            )}
          >
            <Paperclip aria-hidden className="size-5" />
            {t.chooseFile}
            <input
              type="file"
              accept={types}
              disabled={!may}
              aria-labelledby={`${id}-name`}
              aria-describedby={`${id}-hint`}
              className="sr-only"
              onChange={({ target }) => void take(target.files?.[0])}
            />
          </label>
          {uploadId && (
            <>
              <span className="min-w-0 truncate">{attachment?.name}</span>
              <Button look="quiet" icon={Trash2} onClick={() => onChange(null)}>
                {t.removeFile}
              </Button>
            </>
          )}
        </div>
      )}
      <p id={`${id}-hint`} className="text-sm text-soft">
        {t.fileHint}
      </p>
      {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, own)}</Notice>}
    </div>
  );
}
