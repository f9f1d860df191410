import { Caller } from '@guestflow/access';
import { BookingState, languages, StateOf, TemplateType, templateTypes } from '@guestflow/contracts';
import { createLogger } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { NotFound, OutOfDate, ValidationProblem } from '@guestflow/problems';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { defaultOf } from './default-templates';
import { mostTemplates } from './fill-templates';
import { TemplatePreview } from './template-preview.service';
import { ChangeTemplateDto, TemplateDto } from './templates.dto';
import { TemplatesAtStart } from './templates-at-start';
import { TemplatesService } from './templates.service';
import { wordsOf } from './words';

type Language = (typeof languages)[number];

describe('what a venue says by itself', () => {
  let house: OpenedMessaging;
  let templates: TemplatesService;
  let previews: TemplatePreview;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    templates = new TemplatesService(house.transactions, house.clock);
    previews = new TemplatePreview(house.transactions, house.clock);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open({ contacts: { address: 'Тверская, 1', phone: '+74950000000' } });
  });

  const one = async (type: TemplateType, language: Language = 'ru') =>
    (await templates.list(here, { type, language }))[0]!;
  const change = async (type: TemplateType, wanted: ChangeTemplateDto, language: Language = 'ru') =>
    templates.change(here, (await one(type, language)).id, wanted);
  const told = async () => {
    type Told = { before: StateOf<'template.changed'>; after: StateOf<'template.changed'> };
    const { rows } = await house.admin.query<Told>(
      `SELECT fact::jsonb -> 'data' -> 'before' AS before, fact::jsonb -> 'data' -> 'after' AS after
         FROM messaging.outbox WHERE type = 'template.changed.v1' AND fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
      [here.venueId],
    );
    return rows;
  };
  const faultsOf = async (work: Promise<unknown>) => {
    const problem = await work.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ValidationProblem);
    return (problem as ValidationProblem).errors;
  };
  const shown = (all: TemplateDto[]) => all.map(({ type, language }) => `${type} ${language}`);

  it('is there from its first day, in each language, in a lasting order', async () => {
    const all = await templates.list(here);
    expect(shown(all)).toEqual(templateTypes.flatMap((type) => languages.map((language) => `${type} ${language}`)));
    for (const { version, type, language, message_text, buttons, delay_minutes, is_active } of all) {
      expect(version).toBe(1);
      expect({ message_text, buttons, delay_minutes, is_active }).toEqual(defaultOf(type, language));
    }
    expect(all[0]!.placeholders).toEqual(expect.arrayContaining(['guest_name', 'date']));
    expect(shown(await templates.list(here, { type: 'birthday' }))).toEqual(['birthday ru', 'birthday en']);
    expect(shown(await templates.list(here, { language: 'en' }))).toEqual(templateTypes.map((type) => `${type} en`));
    expect(await templates.card(here, all[3]!.id)).toEqual(all[3]);
  });

  it('takes other words, in one language, and tells of it', async () => {
    const before = await one('reminder_60min');
    house.clock.at = new Date('2027-05-06T10:00:00Z');
    const buttons = [
      { text: 'Меню', url: 'https://example.com/menu' },
      { text: 'Иду', action: 'coming' as const },
    ];
    const after = await change('reminder_60min', { message_text: 'Ждём в {time}!', buttons });
    expect(after).toMatchObject({ version: 2, message_text: 'Ждём в {time}!', buttons });
    expect(JSON.parse(JSON.stringify(after))).toMatchObject({ updated_at: '2027-05-06T10:00:00.000Z' });
    expect(await told()).toMatchObject([
      { before: { version: 1, message_text: before.message_text }, after: { version: 2, language: 'ru', buttons } },
    ]);
    expect(await one('reminder_60min', 'en')).toMatchObject({ version: 1 });
  });

  it('is on or off in all languages', async () => {
    await change('reminder_60min', { is_active: false, message_text: 'Ждём!' });
    expect(await one('reminder_60min', 'en')).toMatchObject({ version: 2, is_active: false });
    expect(await told()).toMatchObject([
      { after: { language: 'en', is_active: false, message_text: defaultOf('reminder_60min', 'en').message_text } },
      { after: { language: 'ru', is_active: false, message_text: 'Ждём!' } },
    ]);
  });

  it('stays as it is where nothing else is wanted', async () => {
    const { message_text, buttons, is_active, delay_minutes } = await one('feedback_request');
    const same = await change('feedback_request', { message_text, buttons, is_active, delay_minutes });
    expect(same.version).toBe(1);
    await change('feedback_request', {});
    expect(await told()).toEqual([]);
  });

  it('is not changed by who has not read what it is now', async () => {
    const { id } = await change('birthday', { message_text: 'Поздравляем!' });
    await expect(templates.change(here, id, { message_text: 'Ура!' }, 1)).rejects.toBeInstanceOf(OutOfDate);
    await expect(templates.reset(here, id, 1)).rejects.toBeInstanceOf(OutOfDate);
    expect(await templates.change(here, id, { message_text: 'Ура!' }, 2)).toMatchObject({ version: 3 });
  });

  it('of two who change it at once, one is told that he is late', async () => {
    const { id } = await one('birthday');
    const both = await Promise.allSettled(
      ['А', 'Б'].map((text) => templates.change(here, id, { message_text: text }, 1)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await one('birthday')).toMatchObject({ version: 2 });
  });

  it('goes back to the words it had at first, and is said or not as before', async () => {
    await change('feedback_request', { message_text: 'Как было?', buttons: [], is_active: false, delay_minutes: 30 });
    const { id } = await one('feedback_request');
    const { message_text, buttons } = defaultOf('feedback_request', 'ru');
    const reset = { version: 3, message_text, buttons, is_active: false, delay_minutes: 30 };
    expect(await templates.reset(here, id)).toMatchObject(reset);
    expect(await templates.reset(here, id)).toMatchObject(reset);
    expect(await told()).toHaveLength(3);
  });

  it('is refused with what is wrong in it, and nothing of it is kept', async () => {
    const wrong: [TemplateType, ChangeTemplateDto, string][] = [
      ['reminder', { message_text: 'Ждём {when}', is_active: false }, 'message_text'],
      ['reminder', { message_text: '  ' }, 'message_text'],
      ['reminder', { buttons: [{ text: 'Да', action: 'accept_offer' }] }, 'buttons.0.action'],
      ['reminder', { delay_minutes: 10 }, 'delay_minutes'],
      ['feedback_request', { delay_minutes: null }, 'delay_minutes'],
    ];
    for (const [type, wanted, field] of wrong) {
      expect((await faultsOf(change(type, wanted))).map((fault) => fault.field)).toEqual([field]);
    }
    expect(
      (await faultsOf(change(...(wrong[0]!.slice(0, 2) as [TemplateType, ChangeTemplateDto]))))[0]!.message,
    ).toContain('{guests_count}');
    expect(await told()).toEqual([]);
  });

  describe('can be tried', () => {
    const preview = async (type: TemplateType, draft = {}, language: Language = 'ru') =>
      previews.preview(here, (await one(type, language)).id, draft);

    it('with a visit that is made up, at the venue’s own name, address and clock', async () => {
      const { text, buttons, placeholders } = await preview('waitlist_offer');
      expect(text).toBe(
        'Анна, для вас освободилось место: пятница, 7 мая в 19:00, гостей: 2. Держим его до 18:00 — придёте?',
      );
      expect(buttons.map(({ action }) => action)).toEqual(['accept_offer', 'decline_offer']);
      expect(placeholders).toContain('answer_by');
      const draft = { message_text: '{guest_name}: {venue_name}, {venue_address}, {venue_phone}', buttons: [] };
      const tried = await preview('birthday', draft, 'en');
      expect(tried).toMatchObject({ text: 'Anna: Берёза, Тверская, 1, +74950000000', buttons: [] });
      expect(await one('birthday', 'en')).toMatchObject({ version: 1 });
    });

    it('with a visit of its own, whoever it is of', async () => {
      const guest = await house.reachable(here, { name: 'Пётр' });
      const [known, unknown] = [house.booking({ guest_id: guest.id, guests_count: 5 }), house.booking()];
      for (const booking of [known, unknown]) await house.tell(here, 'booking.confirmed', booking);
      const message_text = '{guest_name}, ждём: {date} в {time}, {guests_count}';
      const of = async ({ id }: BookingState) => (await preview('reminder', { message_text, booking_id: id })).text;
      expect(await of(known)).toBe('Пётр, ждём: четверг, 6 мая в 18:00, 5');
      expect(await of(unknown)).toBe('Ждём: четверг, 6 мая в 18:00, 2');
      await expect(preview('reminder', { booking_id: newId() })).rejects.toBeInstanceOf(NotFound);
      here = await house.open();
      await expect(of(known)).rejects.toBeInstanceOf(NotFound);
    });

    it('and what is wrong is said', async () => {
      const draft = { message_text: '{dat}', buttons: [{ text: 'a' }] };
      expect((await faultsOf(preview('reminder', draft))).map(({ field }) => field)).toEqual([
        'message_text',
        'buttons.0',
      ]);
    });
  });

  describe('reaches guests', () => {
    const texts = async () => (await house.queued(here)).map(({ text }) => text);
    const at = async (iso: string) => {
      house.clock.at = new Date(iso);
      await house.scheduler().run();
    };

    it('in the words of their language, and otherwise of the venue’s', async () => {
      await change('booking_confirmation', { message_text: 'Ждём!', buttons: [] });
      await change('booking_confirmation', { message_text: 'See you!', buttons: [] }, 'en');
      for (const language of ['ru', 'en', null] as const) {
        const { id } = await house.reachable(here, { language });
        await house.tell(here, 'booking.confirmed', house.booking({ guest_id: id }));
      }
      await at('2027-05-06T09:00:01Z');
      expect((await texts()).sort()).toEqual(['See you!', 'Ждём!', 'Ждём!']);
    });

    it('not while it is off, in whichever language that was said', async () => {
      await change('booking_confirmation', { is_active: false }, 'en');
      const { id } = await house.reachable(here, { language: 'ru' });
      await house.tell(here, 'booking.confirmed', house.booking({ guest_id: id }));
      await at('2027-05-06T09:00:01Z');
      expect(await texts()).toEqual([]);
    });

    it('later or sooner, where they are asked at another time and have not been asked yet', async () => {
      const guest = await house.reachable(here);
      const arrive = async (arrived_at: string) => {
        const booking = house.booking({ guest_id: guest.id, status: 'arrived', arrived_at });
        await house.tell(here, 'booking.arrived', booking);
        return booking.id;
      };
      const asked = await arrive('2027-05-06T07:00:00.000Z');
      await at('2027-05-06T09:30:00Z');
      const waiting = await arrive('2027-05-06T09:20:00.000Z');
      await change('feedback_request', { delay_minutes: 30 }, 'en');
      const due = await house.rows<{ booking_id: string; due_at: Date; state: string }>(here, 'notices');
      const of = (id: string) => due.find(({ booking_id }) => booking_id === id);
      expect(of(asked)).toMatchObject({ state: 'sent', due_at: new Date('2027-05-06T09:00:00Z') });
      expect(of(waiting)).toMatchObject({ state: 'planned', due_at: new Date('2027-05-06T09:50:00Z') });
      await at('2027-05-06T09:50:00Z');
      expect(await texts()).toHaveLength(2);
    });
  });

  it('is said by default as long as it is not written down', async () => {
    await house.admin.query('DELETE FROM messaging.notification_templates WHERE venue_id = $1', [here.venueId]);
    const words = await house.transactions.inVenue(here, wordsOf);
    const { message_text, buttons } = defaultOf('feedback_request', 'en');
    expect(words.of('feedback_request', 'en')).toEqual({ message_text, buttons, isActive: true, delayMinutes: 120 });
    expect(words.of('birthday', 'ru').isActive).toBe(false);
  });

  it('is completed at the start, by many replicas at once, and what the venue said already it goes on saying', async () => {
    const others = [here.venueId!, (await house.open()).venueId!];
    await house.admin.query('DELETE FROM messaging.notification_templates WHERE venue_id = ANY ($1)', [others]);
    const id = newId();
    await house.admin.query(
      `INSERT INTO messaging.notification_templates (id, venue_id, type, language, message_text, delay_minutes, buttons,
                                                     is_active)
       VALUES ($1, $2, 'feedback_request', 'ru', 'Как было?', 45, '[{"text":"Сказать","action":"feedback"}]', false)`,
      [id, here.venueId],
    );
    const replicas = Array.from(
      { length: 3 },
      () => new TemplatesAtStart(house.transactions, house.clock, createLogger('test', 'silent')),
    );
    await Promise.all(replicas.map((each) => each.fill()));
    expect(await templates.list(here)).toHaveLength(mostTemplates);
    expect(await one('feedback_request')).toMatchObject({ id, message_text: 'Как было?', version: 1 });
    // Whether and when is of all languages.
    expect(await one('feedback_request', 'en')).toMatchObject({ is_active: false, delay_minutes: 45 });
    const all = await templates.list(here);
    await replicas[0]!.fill();
    expect(await templates.list(here)).toEqual(all);
  });

  it('loses nothing where the venue speaks another language from now on', async () => {
    await change('reminder', { message_text: 'Ждём!' });
    const before = await templates.list(here);
    const venue = { ...{ id: here.venueId!, version: 2, slug: 'v', name: 'Ель', timezone: 'Europe/Moscow' } };
    const english = { ...venue, country: 'RU', language: 'en', contacts: {}, status: 'active' };
    await house.tell(here, 'venue.changed', english as StateOf<'venue.changed'>);
    expect(await templates.list(here)).toEqual(before);
  });

  it('is a venue’s own', async () => {
    const { id } = await one('reminder');
    here = await house.open();
    await expect(templates.card(here, id)).rejects.toBeInstanceOf(NotFound);
    await expect(templates.change(here, id, { is_active: false })).rejects.toBeInstanceOf(NotFound);
    await expect(templates.reset(here, id)).rejects.toBeInstanceOf(NotFound);
    await expect(previews.preview(here, id)).rejects.toBeInstanceOf(NotFound);
    expect((await templates.list(here)).map((each) => each.id)).not.toContain(id);
  });
});
