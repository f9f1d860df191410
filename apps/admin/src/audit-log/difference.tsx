import type { ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { auditLogTexts } from './audit-log-texts';
import { listDifference, textDifference, type Change, type Difference as What } from './difference-rules';
import { fieldInWords, valueInWords } from './in-words';

/** Field by field: what was, and what is now. */
export function Difference({ of: { kind, rows }, zone, label }: { of: What; zone: string; label: string }) {
  const t = useTexts(auditLogTexts);
  const heads = kind === 'changed' ? [t.field, t.was, t.is] : [t.field, t.value];
  return (
    <div role="region" aria-label={label} tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-control border">
      <table className="w-full border-collapse text-sm">
        <thead className="bg-sunken">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-left font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y align-top">
          {rows.map((change) => (
            <tr key={change.field}>
              <th scope="row" className="w-1/4 min-w-28 px-3 py-2 text-left font-medium break-words">
                {fieldInWords(change.field)}
              </th>
              {kind === 'changed' ? (
                <Both change={change} zone={zone} />
              ) : (
                <Cell>{valueInWords(change.field, change.after, zone)}</Cell>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Cell = ({ children }: { children: ReactNode }) => (
  <td className="min-w-32 px-3 py-2 break-words whitespace-pre-line">{children}</td>
);

const Gone = ({ children }: { children: ReactNode }) => (
  <del className="rounded bg-danger-soft px-0.5 text-danger-text">{children}</del>
);
const Come = ({ children }: { children: ReactNode }) => (
  <ins className="rounded bg-accent-soft px-0.5 text-accent-text no-underline">{children}</ins>
);

/** A text of some words: of it only those are marked that became other. */
const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > 30;
const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function Both({ change: { field, before, after }, zone }: { change: Change; zone: string }) {
  if (isLong(before) && isLong(after)) {
    const { head, before: was, after: is, tail } = textDifference(before, after);
    return (
      <>
        <Cell>
          {head}
          {was && <Gone>{was}</Gone>}
          {tail}
        </Cell>
        <Cell>
          {head}
          {is && <Come>{is}</Come>}
          {tail}
        </Cell>
      </>
    );
  }
  if (isList(before) && isList(after)) {
    const { gone, kept, come } = listDifference(before, after);
    const words = (value: unknown) => valueInWords(field, value, zone);
    return (
      <>
        <Cell>
          <Words all={[...kept, ...gone]} marked={gone} as={Gone} words={words} />
        </Cell>
        <Cell>
          <Words all={[...kept, ...come]} marked={come} as={Come} words={words} />
        </Cell>
      </>
    );
  }
  return (
    <>
      <Cell>{valueInWords(field, before, zone)}</Cell>
      <Cell>
        <b className="font-semibold">{valueInWords(field, after, zone)}</b>
      </Cell>
    </>
  );
}

function Words({
  all,
  marked,
  as: Mark,
  words,
}: {
  all: unknown[];
  marked: unknown[];
  as: typeof Gone;
  words: (value: unknown) => string;
}) {
  if (all.length === 0) return '—';
  return all.map((one, at) => (
    <span key={at}>
      {at > 0 && ', '}
      {marked.includes(one) ? <Mark>{words(one)}</Mark> : words(one)}
    </span>
  ));
}
