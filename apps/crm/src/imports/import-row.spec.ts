import * as fc from 'fast-check';
import { nobody, Profile } from '../guests/guest-rules';
import { neutral } from '@guestflow/http';
import { asWritten, phoneCell, phoneOfCell, tagsCell, tagsOfCell } from './cells';
import { guessMapping, mappingProblem } from './columns';
import { importMoves, ImportVerb, moved } from './import-lifecycle';
import { DateFormat, mergedCard, readDay, readRow, Reading } from './import-row';

describe('a cell', () => {
  it('is read as it was written, and never begins like a formula', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'*[=+@\t\r＝＋－＠-].*$/)), (cell) => {
        expect(neutral(cell)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(asWritten(neutral(cell))).toBe(cell);
      }),
    );
  });

  it('of a phone is neither a formula nor a number', () => {
    expect(phoneCell('+79161234567')).toBe('(+7) 9161234567');
    expect(phoneCell('+442079460958')).toBe('(+44) 2079460958');
    expect(phoneCell('+995322123456')).toBe('(+995) 322123456');
    expect(phoneOfCell(phoneCell('+79161234567'))).toBe('+7) 9161234567');
    const read = readRow([phoneCell('+442079460958')], reading(['phone']));
    expect(read.said.phone).toBe('+442079460958');
  });

  it('of tags is parted where people part them, and keeps what a tag has of its own', () => {
    expect(tagsOfCell('vip, постоянный;  рыба | "fish, no meat"')).toEqual([
      'vip',
      'постоянный',
      'рыба',
      'fish, no meat',
    ]);
    const tag = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        expect(tagsOfCell(tagsCell(tags))).toEqual(tags);
      }),
    );
  });
});

const reading = (fields: string[], more: Partial<Reading> = {}): Reading => ({
  mapping: fields.map((field, column) => ({ column, field }) as Reading['mapping'][number]),
  columnCount: fields.length,
  ...{ dateFormat: 'auto', country: 'RU', today: '2026-11-21', tags: [] },
  ...more,
});

describe('columns', () => {
  const fieldsOf = (...heads: string[]) => guessMapping(heads).map(({ column, field }) => [column, field]);

  it('are known by the words people head them with', () => {
    expect(
      fieldsOf(
        ...['Фамилия', 'Имя', 'Отчество', 'Моб. телефон', 'Дата рождения', 'E-mail', 'Пол', 'Комментарий', 'Теги'],
        ...['Instagram', 'ВКонтакте', 'Telegram username', 'Согласие на рассылку', 'Сумма чеков'],
      ),
    ).toEqual([
      ...[
        [0, 'last_name'],
        [1, 'first_name'],
        [2, 'middle_name'],
        [3, 'phone'],
        [4, 'birthday'],
        [5, 'email'],
      ],
      ...[
        [6, 'gender'],
        [7, 'notes'],
        [8, 'tags'],
        [9, 'instagram'],
        [10, 'vk'],
        [11, 'telegram_username'],
      ],
      ...[[12, 'consent']],
    ]);
    expect(fieldsOf('Full name', 'Mobile', 'DOB', 'Sex', 'Comments', 'Labels')).toEqual([
      ...[
        [0, 'name'],
        [1, 'phone'],
        [2, 'birthday'],
        [3, 'gender'],
        [4, 'notes'],
        [5, 'tags'],
      ],
    ]);
    expect(fieldsOf('ФИО', 'Телефон', 'Телефон 2')).toEqual([
      [0, 'name'],
      [1, 'phone'],
    ]);
  });

  it('can be mapped once each, and one must tell whose the line is', () => {
    const problem = (...fields: string[]) => mappingProblem(reading(fields).mapping, 3);
    expect(problem('phone', 'name', 'name')).toBeUndefined();
    expect(problem('email')).toBeUndefined();
    expect(problem('name')).toContain('phone');
    expect(problem('phone', 'phone')).toContain('cannot both');
    expect(problem('phone', 'name', 'email', 'tags')).toContain('no column 3');
    expect(
      mappingProblem(
        [
          { column: 0, field: 'phone' },
          { column: 0, field: 'name' },
        ],
        3,
      ),
    ).toContain('one thing');
  });
});

describe('a day', () => {
  it.each<[string, DateFormat, string | undefined]>([
    ['12.05.1990', 'auto', '1990-05-12'],
    ['1.5.1990', 'auto', '1990-05-01'],
    ['1990-05-12', 'auto', '1990-05-12'],
    ['12/05/1990', 'auto', '1990-05-12'],
    ['12.05.1990 0:00:00', 'auto', '1990-05-12'],
    ['1990-05-12T00:00:00Z', 'auto', '1990-05-12'],
    ['05/12/1990', 'mm/dd/yyyy', '1990-05-12'],
    ['12/25/1990', 'auto', undefined],
    ['29.02.1991', 'auto', undefined],
    ['12.05.90', 'auto', undefined],
    ['1990-05-12', 'dd.mm.yyyy', undefined],
    ['12 мая', 'auto', undefined],
  ])('written %s, as %s, is %s', (cell, format, day) => {
    expect(readDay(cell, format)).toBe(day);
  });
});

describe('a row', () => {
  const read = (row: Record<string, string>, more: Partial<Reading> = {}) =>
    readRow(Object.values(row), reading(Object.keys(row), more));

  it('says what its cells say, tidied', () => {
    const { said, key, consents, problems } = read(
      {
        ...{ phone: ' 8 (916) 123-45-67 ', first_name: 'Анна', last_name: 'Петрова', birthday: '12.05.1990' },
        ...{ email: 'Anna@Example.com', gender: 'Ж', language: 'рус', tags: 'vip; рыба', notes: 'у окна' },
        ...{ telegram_username: 'https://t.me/Anna_P', instagram: "'@anna", consent: 'Да', preferred_channel: 'Почта' },
      },
      { tags: ['база 2026'] },
    );
    expect(problems).toEqual([]);
    expect([key, consents]).toEqual(['+79161234567', true]);
    expect(said).toEqual({
      ...{ phone: '+79161234567', name: 'Петрова Анна', birthday: '1990-05-12', email: 'anna@example.com' },
      ...{ gender: 'female', language: 'ru', tags: ['vip', 'рыба', 'база 2026'], notes: 'у окна' },
      ...{ telegram_username: 'anna_p', preferred_channel: 'email', contacts: { instagram: '@anna' } },
    });
  });

  it.each([
    [{ phone: '12345' }, 'phone'],
    [{ phone: '7,91612E+10' }, 'phone'],
    [{ phone: '+999 123 456 789' }, 'phone'],
    [{ phone: '' }, 'phone'],
    [{ email: 'anna@' }, 'email'],
    [{ phone: '89161234567', birthday: '22.11.2026' }, 'birthday'],
    [{ phone: '89161234567', birthday: '01.01.1890' }, 'birthday'],
    [{ phone: '89161234567', birthday: 'весной' }, 'birthday'],
    [{ phone: '89161234567', gender: 'да' }, 'gender'],
    [{ phone: '89161234567', preferred_channel: 'голубь' }, 'preferred_channel'],
    [{ phone: '89161234567', name: 'х'.repeat(201) }, 'name'],
    [{ phone: '89161234567', tags: 'х'.repeat(201) }, 'tags'],
    [{ phone: '89161234567', telegram_username: 'не ник' }, 'telegram_username'],
  ] as [Record<string, string>, string][])('%j is refused for its %s, whose value is not repeated', (row, field) => {
    const { problems } = read(row);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    for (const value of Object.values(row).filter(Boolean)) expect(problems[0]!.message).not.toContain(value);
  });

  it('of more cells than there are columns is not guessed at', () => {
    expect(readRow(['89161234567', '', 'x'], reading(['phone'])).problems).toMatchObject([{ field: 'line' }]);
    expect(readRow(['89161234567', '', ''], reading(['phone'])).problems).toEqual([]);
  });
});

describe('a line about a guest who has a card', () => {
  const card: Profile = {
    ...nobody,
    ...{ phone: '+79161234567', name: 'Анна', tags: ['VIP'], notes: 'у окна\r\nтихо ', contacts: { vk: 'anna' } },
  };
  const said = {
    ...{ phone: '+79990000000', name: 'Аня', birthday: '1990-05-12', tags: ['vip', 'рыба'], notes: 'у двери' },
    ...{ contacts: { vk: 'anya', instagram: 'anya' }, email: undefined },
  };

  it('adds what the card lacks', () => {
    expect(mergedCard(card, said, 'fill')).toEqual({
      ...card,
      ...{ birthday: '1990-05-12', tags: ['VIP', 'рыба'], contacts: { vk: 'anna', instagram: 'anya' } },
    });
  });

  it('wins where it is said to, but empties nothing and leaves the phone alone', () => {
    expect(mergedCard({ ...card, email: 'a@b.ru' }, said, 'overwrite')).toEqual({
      ...{ ...card, email: 'a@b.ru', name: 'Аня', birthday: '1990-05-12', tags: ['VIP', 'рыба'], notes: 'у двери' },
      contacts: { vk: 'anya', instagram: 'anya' },
    });
  });

  it('changes nothing where it says the same in other ends of lines, or is to be skipped', () => {
    expect(mergedCard(card, { notes: 'у окна\nтихо', tags: ['vip'] }, 'overwrite')).toEqual(card);
    expect(mergedCard(card, said, 'skip')).toEqual(card);
  });
});

describe('an import', () => {
  it('can be told what its state allows', () => {
    expect(moved('uploaded', 'check')).toBe('checking');
    expect(moved('failed', 'start')).toBe('importing');
    expect(() => moved('completed', 'start')).toThrow('completed');
    expect(() => moved('checking', 'start')).toThrow('checking');
    const ends = Object.keys(importMoves).filter((verb) =>
      (importMoves[verb as ImportVerb].from as string[]).includes('completed'),
    );
    expect(ends).toEqual([]);
  });
});
