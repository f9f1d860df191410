import { languages, MessageButton, TemplateType, templateTypes } from '@guestflow/contracts';
import { defaultOf } from './default-templates';
import {
  actionsOf,
  changes,
  faultsOf,
  faultsOfButtons,
  faultsOfDelay,
  faultsOfText,
  longestOf,
  StandingTemplate,
} from './template-rules';
import { placeholdersOf } from './placeholder-rules';
import { Known, rendered } from './wording';

const said = (faults: { message: string }[]) => faults.map(({ message }) => message).join();
const each = templateTypes.flatMap((type) => languages.map((language) => [type, language] as const));

describe('what a venue is given to say', () => {
  it.each(each)('is sound: %s in %s', (type, language) => {
    const { message_text, buttons, delay_minutes } = defaultOf(type, language);
    expect(faultsOf({ message_text, buttons, delay_minutes }, type)).toEqual([]);
    expect(buttons.length).toBeGreaterThan(0);
  });

  it('offers the same in both languages', () => {
    for (const type of templateTypes) {
      const [ru, en] = languages.map((language) => defaultOf(type, language));
      expect(ru!.buttons.map(({ action }) => action)).toEqual(en!.buttons.map(({ action }) => action));
      expect([type, ru!.delay_minutes, ru!.is_active]).toEqual([type, en!.delay_minutes, en!.is_active]);
    }
  });

  it('tells when, and of an offer until when, and for how many', () => {
    for (const language of languages) {
      expect(defaultOf('reminder', language).message_text).toMatch(/\{date\}.*\{time\}/);
      const offer = defaultOf('waitlist_offer', language).message_text;
      for (const name of ['{date}', '{time}', '{guests_count}', '{answer_by}']) expect(offer).toContain(name);
    }
  });

  it('is no greeting until the venue wants one', () => {
    expect(templateTypes.filter((type) => !defaultOf(type, 'ru').is_active)).toEqual(['birthday']);
  });
});

describe('a text', () => {
  it('names nothing that is not known of what it is about, and is told what is', () => {
    expect(faultsOfText('{guest_name}, {date} {dat}', 'reminder')).toEqual([
      {
        field: 'message_text',
        message:
          'nothing stands for {dat} in reminder: known are {guest_name}, {venue_name}, {venue_address}, {venue_phone}, {date}, {time}, {guests_count}',
      },
    ]);
    expect(said(faultsOfText('{answer_by}', 'reminder'))).toContain('{answer_by}');
    expect(said(faultsOfText('{date}', 'birthday'))).not.toContain('{time}');
  });

  it('is not blank', () => {
    expect(said(faultsOfText(' \n\t', 'reminder'))).toBe('message_text must not be blank');
  });

  it('is no longer than Telegram takes, which counts an emoji as two', () => {
    expect(faultsOfText('я'.repeat(4_096), 'reminder')).toEqual([]);
    expect(said(faultsOfText('я'.repeat(4_097), 'reminder'))).toContain('4096');
    expect(faultsOfText('😀'.repeat(2_048), 'reminder')).toEqual([]);
    expect(said(faultsOfText('😀'.repeat(2_049), 'reminder'))).toContain('4098');
  });

  it('is no longer either with what may stand for its placeholders', () => {
    expect(faultsOfText(`${'я'.repeat(3_996)}{guest_name}`, 'reminder')).toEqual([]);
    expect(said(faultsOfText(`${'я'.repeat(3_997)}{guest_name}`, 'reminder'))).toContain('4097');
    // What stands there is shorter than its name, but the text itself is kept and told with the name in it.
    expect(said(faultsOfText(`${'я'.repeat(4_090)}{guests_count}`, 'reminder'))).toContain('4104');
  });

  it('never gets longer than is reckoned with', () => {
    const known: Known = {
      ...{ guestName: 'Н'.repeat(100), visit: { startsAt: new Date('2027-09-20T21:00:00Z'), guestsCount: 1_000 } },
      venue: { name: 'В'.repeat(100), zone: 'UTC', address: 'А'.repeat(300), phone: '1'.repeat(40) },
      answerBy: new Date('2027-09-20T21:00:00Z'),
    };
    const days = Array.from({ length: 400 }, (_, day) => new Date(Date.UTC(2027, 0, 1 + day, 21)));
    for (const type of ['waitlist_offer', 'birthday'] as const) {
      const text = placeholdersOf(type)
        .map((name) => `{${name}}`)
        .join('');
      for (const language of languages) {
        const lengths = days.map(
          (startsAt) => rendered(text, { ...known, visit: { startsAt, guestsCount: 1_000 } }, language).length,
        );
        expect(Math.max(...lengths)).toBeLessThanOrEqual(longestOf(text, type));
      }
    }
  });
});

describe('a button', () => {
  const fault = (button: MessageButton, type: TemplateType = 'reminder') => faultsOfButtons([button], type);

  it('has an action or an address, not both and not neither', () => {
    expect(fault({ text: 'a', action: 'late' })).toEqual([]);
    expect(fault({ text: 'a', url: 'https://example.com/menu' })).toEqual([]);
    expect(fault({ text: 'a' })).toEqual([
      { field: 'buttons.0', message: expect.stringContaining('either') as string },
    ]);
    expect(fault({ text: 'a', action: 'late', url: 'https://example.com' })).toHaveLength(1);
  });

  it('has a text that can be read', () => {
    expect(fault({ text: '  ', action: 'late' })).toMatchObject([{ field: 'buttons.0.text' }]);
  });

  it('does what makes sense there, and is told what does', () => {
    expect(fault({ text: 'a', action: 'accept_offer' })).toEqual([
      {
        field: 'buttons.0.action',
        message: 'accept_offer makes no sense in reminder: it may have coming, late, cancel, bookings',
      },
    ]);
    for (const action of actionsOf('waitlist_offer')) {
      expect(fault({ text: 'a', action }, 'waitlist_offer')).toEqual([]);
      for (const type of templateTypes.filter((other) => other !== 'waitlist_offer'))
        expect([type, fault({ text: 'a', action }, type).length]).toEqual([type, 1]);
    }
  });

  it('leads to where a guest can come', () => {
    for (const url of ['http://localhost/x', 'http://127.0.0.1/x', 'http://a.localhost', 'ftp://example.com', 'там']) {
      expect([url, fault({ text: 'a', url })]).toMatchObject([url, [{ field: 'buttons.0.url' }]]);
    }
  });
});

describe('a delay', () => {
  it('is for what is asked after a visit, and for nothing else', () => {
    expect(faultsOfDelay(0, 'feedback_request')).toEqual([]);
    expect(said(faultsOfDelay(null, 'feedback_request'))).toContain('needs');
    expect(faultsOfDelay(null, 'reminder')).toEqual([]);
    expect(faultsOfDelay(60, 'reminder')).toMatchObject([{ field: 'delay_minutes' }]);
  });
});

describe('a change', () => {
  const template = (id: string, change: Partial<StandingTemplate> = {}): StandingTemplate => ({
    ...{ id, language: id as 'ru' | 'en', version: 1, message_text: id, buttons: [{ text: 'a', action: 'late' }] },
    ...{ delay_minutes: 120, is_active: true, ...change },
  });
  const both = [template('en'), template('ru', { version: 4 })];

  it('of words is of one language', () => {
    const changed = changes(both, 'ru', { message_text: 'иначе', buttons: [] });
    expect(changed.map(({ after }) => [after.id, after.version, after.message_text])).toEqual([['ru', 5, 'иначе']]);
  });

  it('of whether and when is of all of them', () => {
    const changed = changes(both, 'ru', { is_active: false, delay_minutes: 60 });
    expect(changed.map(({ after: { id, version } }) => [id, version])).toEqual([
      ['en', 2],
      ['ru', 5],
    ]);
    expect(changes([template('en', { is_active: false }), both[1]!], 'en', { is_active: false })).toMatchObject([
      { after: { id: 'ru', is_active: false } },
    ]);
  });

  it('to what it is already is none', () => {
    const same = { message_text: 'ru', buttons: [{ action: 'late' as const, text: 'a' }], delay_minutes: 120 };
    expect(changes(both, 'ru', { ...same, is_active: undefined })).toEqual([]);
  });
});
