import { useMutation } from '@tanstack/react-query';
import { Download, Table2 } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { api } from '../api/client';
import type { paths } from '../api/schema';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Card, Skeleton } from '../ui/surface';
import { tellTrouble } from '../ui/toast';
import type { Asked } from './asked';
import { rowsBy } from './file-rules';
import { FiguresTable, type Figures } from './figures-table';
import { keepFile } from '../ui/keep-file';
import { statisticsTexts } from './statistics-texts';

/** What can be taken out as a file. */
export type Statistic = Extract<keyof paths, `/analytics/${string}`> &
  (
    | '/analytics/kpi'
    | '/analytics/bookings'
    | '/analytics/bookings/daily'
    | '/analytics/occupancy'
    | '/analytics/guests'
    | '/analytics/retention'
    | '/analytics/nps'
    | '/analytics/messages'
    | '/analytics/campaigns'
  );

interface Props {
  title: string;
  note?: ReactNode;
  of: Statistic;
  asked: Asked;
  /** The same figures, for who would rather read them; none where a table is shown anyway. */
  table?: Figures;
  /** Of a file that has more, which of its rows are shown here. */
  only?: string;
  className?: string;
  children: ReactNode;
}

/** A statistic: as a picture or as a table, and as a file to take along. */
export function StatisticCard({ title, note, of, asked, table, only, className, children }: Props) {
  const t = useTexts(statisticsTexts);
  const [asTable, setAsTable] = useState(false);
  return (
    <Card
      title={title}
      className={classNames('break-inside-avoid', className)}
      actions={
        <div className="flex gap-1 print:hidden">
          {table && (
            <Button
              small
              look="quiet"
              icon={Table2}
              aria-label={t.tableOf(title)}
              aria-pressed={asTable}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
              onClick={() => setAsTable(!asTable)}
            >
              <span className="hidden sm:inline">{t.asTable}</span>
            </Button>
          )}
          <TakeOut title={title} of={of} asked={asked} only={only} />
        </div>
      }
    >
      {note && <p className="mb-3 text-soft">{note}</p>}
      {table && asTable ? (
        <FiguresTable caption={title} {...table} />
      ) : (
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>{children}</Suspense>
      )}
    </Card>
  );
}

function TakeOut({ title, of, asked, only }: Pick<Props, 'title' | 'of' | 'asked' | 'only'>) {
  const t = useTexts(statisticsTexts);
  const file = useMutation({
    mutationFn: async () => {
      const all = (await api.GET(of, { params: { query: { ...asked, format: 'csv' } }, parseAs: 'blob' })).data!;
      // Read byte by byte: `text()` would leave out the mark by which Excel knows the letters.
      return only
        ? new Blob([rowsBy(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await all.arrayBuffer()), only)])
        : all;
    },
    onSuccess: (blob) => {
      const name = [of.slice('/analytics/'.length).replace('/', '-'), only].filter(Boolean).join('-');
      keepFile(blob, `${name} ${asked.date_from} ${asked.date_to}.csv`);
    },
    onError: (error) => tellTrouble(error),
  });
  return (
    <Button
      small
      look="quiet"
      icon={Download}
      aria-label={t.csvOf(title)}
      busy={file.isPending}
      onClick={() => file.mutate()}
    >
      {t.csv}
    </Button>
  );
}
