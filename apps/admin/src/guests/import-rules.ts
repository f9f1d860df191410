import type { Shape } from '../api/client';

export type Import = Shape<'GuestImportDto'>;
export type Run = Shape<'RunImportDto'>;
export type ImportField = Shape<'MappedColumnDto'>['field'];

export const mostBytes = 32 * 1024 * 1024;

export const importFields: ImportField[] = [
  ...(['phone', 'name', 'last_name', 'first_name', 'middle_name', 'birthday', 'gender', 'language', 'email'] as const),
  ...(['notes', 'tags', 'consent', 'telegram_username', 'instagram', 'vk', 'whatsapp', 'facebook'] as const),
  ...(['max', 'viber', 'preferred_channel'] as const),
];
export const existing = ['fill', 'overwrite', 'skip'] as const;
export const dateFormats = ['auto', 'dd.mm.yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const;
export const importConsents = ['personal_data', 'telegram', 'sms', 'email', 'push'] as const;

export const isWorking = ({ state }: Import): boolean => state === 'checking' || state === 'importing';

/** Some of its guests are in: it goes on as it was begun, or not at all. */
export const isBegun = ({ pass, done }: Import): boolean => pass === 'import' && done > 0;

export const mayMap = (list: Import): boolean =>
  list.file_kept && !isWorking(list) && !isBegun(list) && list.state !== 'completed';

export const mayStart = (list: Import): boolean =>
  list.file_kept && !isWorking(list) && (list.state === 'checked' || (isBegun(list) && list.state !== 'completed'));

/** At which of the four steps a list is. */
export function stepOf(list: Import | undefined): number {
  if (!list) return 0;
  if (list.pass === 'import') return 3;
  return list.pass === 'check' && list.state !== 'uploaded' ? 2 : 1;
}

export const heldConsents = ({ consent }: Import['options']): string[] =>
  consent ? [...(consent.personal_data === false ? [] : ['personal_data']), ...(consent.marketing ?? [])] : [];

/** What the fields of the mapping say, as the API takes it. */
export function runOf(
  columns: Record<number, string>,
  said: { on_existing: string; date_format: string; tags: string[]; consents: string[] },
): Run {
  const { on_existing, date_format, tags, consents } = said;
  const mapping = Object.entries(columns)
    .filter(([, field]) => field !== '')
    .map(([column, field]) => ({ column: Number(column), field: field as ImportField }));
  const marketing = importConsents.filter((key) => key !== 'personal_data' && consents.includes(key));
  const consent =
    consents.length > 0
      ? {
          personal_data: consents.includes('personal_data'),
          marketing: marketing as ('telegram' | 'sms' | 'email' | 'push')[],
        }
      : null;
  return {
    mapping,
    options: {
      on_existing: existing.find((one) => one === on_existing),
      date_format: dateFormats.find((one) => one === date_format),
      ...{ tags, consent },
    },
  };
}
