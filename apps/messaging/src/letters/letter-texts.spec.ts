import { compose } from '@guestflow/mail';
import { draftOf, LetterOf } from './letter-texts';

const letter: LetterOf = {
  ...{ kind: 'reminder', language: 'ru', text: 'Анна, напоминаем.\n\nЖдём!', buttons: [] },
  venue: { name: 'Берёза', contacts: {} },
};
const draft = (change: Partial<LetterOf> = {}) => draftOf({ ...letter, ...change });

describe('a letter to a guest', () => {
  it('has a subject of its kind, in the language of the guest', () => {
    expect(draft().subject).toBe('Напоминание: вас ждут в «Берёза»');
    expect(draft({ language: 'en', kind: 'booking' }).subject).toBe('Your booking at Берёза');
    expect(draft({ kind: 'dialogue', venue: { name: 'Кафе «Берёза»', contacts: {} } }).subject).toBe(
      'Сообщение от Кафе «Берёза»',
    );
  });

  it('of a campaign is called what it says first', () => {
    expect(draft({ kind: 'campaign', text: '\nВечер джаза\nв субботу' }).subject).toBe('Вечер джаза');
    const long = draft({ kind: 'campaign', text: 'слово '.repeat(60) }).subject;
    expect(long).toMatch(/слово…$/);
    expect(long.length).toBeLessThanOrEqual(101);
  });

  it('shows what leads somewhere as links, and says how to answer what only the bot could take', () => {
    const buttons = [
      { text: 'Приду', action: 'coming' } as const,
      { text: 'Меню', url: 'https://a.example/menu' },
      { text: 'Сайт', url: 'https://a.example' },
      { text: 'Зло', url: 'javascript:alert(1)' },
    ];
    const { text, html } = compose(draft({ buttons, venue: { name: 'Берёза', contacts: { phone: '+7 900' } } }));
    expect(text).toBe(
      'Анна, напоминаем.\n\nЖдём!\n\nСайт:\nhttps://a.example\n\nМеню:\nhttps://a.example/menu\n\n' +
        '--\nБерёза\nЧтобы ответить, позвоните: +7 900.\n',
    );
    expect(html).toContain('href="https://a.example/menu"');
    for (const left of ['Приду', 'Зло', 'javascript']) expect(html).not.toContain(left);
  });

  it('says where that is had which goes along', () => {
    const attachment = { name: 'меню.pdf', link: 'https://a.example/api/v1/uploads/1/content?key=k' };
    const { text, html } = compose(
      draft({ kind: 'campaign', attachment, buttons: [{ text: 'Сайт', url: 'https://b.example' }] }),
    );
    expect(text).toContain('Ждём!\n\nменю.pdf:\nhttps://a.example/api/v1/uploads/1/content?key=k\n\nСайт:');
    expect(html).toContain('меню.pdf');
    expect(html).toContain('href="https://a.example/api/v1/uploads/1/content?key=k"');
  });

  it('says that it can be answered where somebody reads the answer', () => {
    const contacts = { email: 'hello@bereza.example', phone: '+7 900' };
    expect(draft({ kind: 'dialogue', venue: { name: 'Берёза', contacts } }).footnote).toContain('на это письмо или');
    expect(draft({ kind: 'dialogue' }).footnote).toBe('Берёза');
  });

  it('that nobody asked for says how to have no more of them', () => {
    expect(draft({ kind: 'campaign', unsubscribe: 'https://a.example/x' }).footnote).toBe(
      'Берёза\nБольше не присылать предложений: https://a.example/x',
    );
  });
});
