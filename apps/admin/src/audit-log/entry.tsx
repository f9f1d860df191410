import { Eraser, UserCog } from 'lucide-react';
import { deviceOf } from '../account/device-rules';
import type { Shape } from '../api/client';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { auditLogTexts } from './audit-log-texts';
import { Difference } from './difference';
import { differenceOf, isErased, nameIn } from './difference-rules';
import { eventInWords } from './in-words';

export type AuditEntry = Shape<'AuditEntryDto'>;

/** What happened, who did it and from where; behind it, what became other. */
export function Entry({
  entry,
  zone,
  where,
  onOnly,
}: {
  entry: AuditEntry;
  zone: string;
  /** The venue, where entries of several are shown. */
  where?: string;
  onOnly?: () => void;
}) {
  const t = useTexts(auditLogTexts);
  const what = eventInWords(entry.event);
  const about = nameIn(entry);
  const difference = differenceOf(entry);
  const from = [entry.ip, deviceOf(entry.user_agent)].filter(Boolean).join(', ');
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <p className="break-words">
            <span className="font-medium">{what}</span>
            {about && <span className="text-soft"> · {about}</span>}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 text-sm break-words text-soft">
            <time dateTime={entry.created_at}>{momentInWords(entry.created_at, zone)}</time>
            <Who entry={entry} />
            {from && <span>{from}</span>}
            {where && <span>{where}</span>}
          </p>
        </div>
        {onOnly && (
          <Button small look="quiet" aria-label={`${t.onlyThis}: ${about ?? what}`} onClick={onOnly}>
            {t.onlyThis}
          </Button>
        )}
      </div>
      {isErased(entry) && (
        <p className="mt-1 flex items-center gap-2 text-sm">
          <Eraser aria-hidden className="size-4 shrink-0" />
          {t.erased}
        </p>
      )}
      {difference.kind !== 'nothing' && (
        <details className="mt-1">
          <summary className="inline-flex min-h-9 items-center rounded-control px-1 text-sm font-medium text-accent-text underline">
            {difference.kind === 'changed' ? t.changed(difference.rows.length) : t.said}
          </summary>
          <Difference of={difference} zone={zone} label={t.details(what)} />
        </details>
      )}
    </li>
  );
}

/** Both names, where somebody worked in another's. */
function Who({ entry: { actor, user_name, impersonator_id, impersonator_name } }: { entry: AuditEntry }) {
  const t = useTexts(auditLogTexts);
  const kind = actor.split(':')[0]!;
  const who = kind === 'user' ? (user_name ?? t.somebody) : (t.actors[kind] ?? t.somebody);
  if (!impersonator_id) return <span className="text-ink">{who}</span>;
  return (
    <span className="inline-flex items-center gap-1 text-warn-text">
      <UserCog aria-hidden className="size-4 shrink-0" />
      {t.inNameOf(who, impersonator_name ?? t.somebody)}
    </span>
  );
}
