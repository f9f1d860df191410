/** What a column of a file can stand for. */
export const importFields = [
  'phone',
  'name',
  'last_name',
  'first_name',
  'middle_name',
  'birthday',
  'gender',
  'language',
  'email',
  'preferred_channel',
  'notes',
  'tags',
  'consent',
  'telegram_username',
  'instagram',
  'vk',
  'whatsapp',
  'facebook',
  'max',
  'viber',
] as const;
export type ImportField = (typeof importFields)[number];

export interface MappedColumn {
  /** From 0. */
  column: number;
  field: ImportField;
}

/** Several columns together can be one of these. */
export const gathering: ReadonlySet<ImportField> = new Set(['name', 'notes', 'tags']);

/** Words by which people head their columns, in the order in which they are tried. */
const heads: [field: ImportField, words: RegExp][] = [
  ['telegram_username', /^(telegram|телеграм+)( (username|name|ник|логин|имя))?$|^(tg|тг)( username)?$/],
  ['whatsapp', /whats ?app|в[ао]тсап/],
  ['viber', /viber|вайбер/],
  ['instagram', /instagram|инстаграм+|^инста$/],
  ['vk', /^(vk|вк|vkontakte|вконтакте)( id)?$/],
  ['facebook', /^(facebook|fb|фейсбук)$/],
  ['max', /^(max|макс)( id)?$/],
  ['preferred_channel', /^(предпочитаемый )?канал связи$|^preferred channel$/],
  ['email', /^(e mail|email|mail)( address)?$|почта|^(емейл|имейл|мейл)$/],
  ['phone', /телефон|мобильн|^(моб|тел|номер)( тел)?$|phone|mobile|^(cell|tel)$/],
  ['birthday', /день рожд|дата рожд|^(др|д р|рождение)$|birth|^(dob|bday)$/],
  ['last_name', /фамилия|^(last|family) name$|^(surname|lastname)$/],
  ['middle_name', /отчество|^(middle name|middlename|patronymic)$/],
  ['first_name', /^(first|given) name$|^firstname$/],
  ['name', /^(имя|фио|ф и о|гость|клиент|покупатель|посетитель)( (гостя|клиента))?$/],
  ['name', /^(full )?name$|^(guest|client|customer)( name)?$|^fullname$/],
  ['gender', /^(пол|gender|sex)$/],
  ['language', /^(язык|language|lang)$/],
  ['notes', /заметк|примечани|комментари|^(notes?|comments?|remarks?)$/],
  ['tags', /^(теги?|метки|tags?|labels?)$/],
  ['consent', /согласи|^(consents?|opt in|agreement)$/],
];

const plain = (head: string): string =>
  head
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What the columns seem to stand for, by their heads. */
export function guessMapping(columns: string[]): MappedColumn[] {
  const taken = new Set<ImportField>();
  const mapped = columns.flatMap((head, column): MappedColumn[] => {
    const [field] = heads.find(([, words]) => words.test(plain(head))) ?? [];
    if (!field || (taken.has(field) && field !== 'notes' && field !== 'tags')) return [];
    taken.add(field);
    return [{ column, field }];
  });
  // Beside a family name, the name is the first one.
  if (!taken.has('last_name') || taken.has('first_name')) return mapped;
  return mapped.map((each) => (each.field === 'name' ? { ...each, field: 'first_name' } : each));
}

/** What is wrong with a mapping, of a file of so many columns. */
export function mappingProblem(mapping: MappedColumn[], columnCount: number): string | undefined {
  const fields = mapping.map(({ field }) => field);
  const twice = fields.find((field, at) => !gathering.has(field) && fields.indexOf(field) < at);
  if (twice) return `two columns cannot both be ${twice}`;
  const missing = mapping.find(({ column }) => column >= columnCount);
  if (missing) return `there is no column ${missing.column}: they are counted from 0`;
  if (new Set(mapping.map(({ column }) => column)).size < mapping.length) return 'a column can be one thing only';
  if (!fields.includes('phone') && !fields.includes('email'))
    return 'a column must be the phone, or the e-mail address';
  return undefined;
}
