import { Caller } from '@guestflow/access';
import { GuestState, StateOf } from '@guestflow/contracts';
import { Mailer, MailError } from '@guestflow/mail';
import { createLogger, Metrics } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Channels } from '../channels/channels';
import { LetterLedger } from '../letters/letter-ledger';
import { LetterPress } from '../letters/letter-press';
import { LetterSender } from '../letters/letter-sender';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { Unsubscribing } from '../unsubscribing/unsubscribing';
import { UnsubscribingService } from '../unsubscribing/unsubscribing.service';
import { CampaignSender } from './campaign-sender';
import { CampaignDto, CreateCampaignDto } from './campaigns.dto';

/** A mail server that answers when a test says so. */
class SlowMailer implements Mailer {
  readonly sent: { to: string; text: string; html: string }[] = [];
  readonly waiting: ((error?: Error) => void)[] = [];
  slow = false;

  async send({ id, to, text, html }: Parameters<Mailer['send']>[0]): Promise<string> {
    if (this.slow) {
      await new Promise<void>((resolve, reject) => this.waiting.push((error) => (error ? reject(error) : resolve())));
    }
    this.sent.push({ to, text, html });
    return id!;
  }
}

describe('campaigns by e-mail', () => {
  let house: OpenedMessaging;
  let here: Caller;
  let campaigns: CampaignSender;
  let mailer: SlowMailer;
  let letters: LetterSender;
  const settings = { publicUrl: 'https://guestflow.example', guestMailPerSecond: 1_000 };
  const logger = createLogger('test', 'silent');

  beforeAll(async () => {
    house = await openMessaging({ smtpUrl: 'smtp://127.0.0.1' });
    campaigns = house.campaignSender();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    await house.admin.query('DELETE FROM messaging.letters');
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open();
    mailer = new SlowMailer();
    letters = sender(house.channels);
  });
  afterEach(() => letters.onModuleDestroy());

  function sender(channels: Channels): LetterSender {
    const { transactions, forgetting, clock, sealer } = house;
    const ledger = new LetterLedger(transactions, forgetting, clock, settings);
    const press = new LetterPress(mailer, new Unsubscribing(sealer, settings), settings);
    return new LetterSender(ledger, press, channels, new Metrics('messaging'), logger);
  }
  const later = (minutes: number) => (house.clock.at = new Date(house.clock.at.getTime() + minutes * 60_000));
  const consent = (guest_id: string, change: Partial<StateOf<'consent.given'>> = {}) =>
    house.tell(here, change.given === false ? 'consent.withdrawn' : 'consent.given', {
      ...{ id: newId(), version: 1, guest_id, purpose: 'marketing', channel: null, given: true, text_version: null },
      ...{ way: 'staff', at: house.clock.now().toISOString(), ...change },
    });
  let number = 0;
  const withEmail = async (): Promise<GuestState> => {
    const guest = await house.card(here, { email: `reader-${++number}@example.org` });
    await consent(guest.id, { purpose: 'personal_data' });
    await consent(guest.id);
    return guest;
  };
  const readers = async (count: number) => {
    const guests: GuestState[] = [];
    for (let index = 0; index < count; index++) guests.push(await withEmail());
    return guests;
  };
  const part = (campaign_id: string, guest_ids: string[]) =>
    house.tell(here, 'campaign_audience.chosen', {
      ...{ id: newId(), version: 1, campaign_id, part: 1, parts: 1, total: guest_ids.length, guest_ids },
    });
  const going = async (guests: { id: string }[], change: Partial<CreateCampaignDto> = {}) => {
    const campaign = await house.campaigns.drafts.create(here, {
      ...{ name: 'Весна', segment_filter: {}, message_text: 'Новое меню', ...change },
    });
    await house.campaigns.moves.send(here, campaign.id);
    await campaigns.run();
    await part(
      campaign.id,
      guests.map(({ id }) => id),
    );
    await campaigns.run();
    return campaign;
  };
  const card = ({ id }: CampaignDto) => house.campaigns.queries.card(here, id);
  const recipients = () =>
    house.rows<{ status: string; message_id: string | null; error_message: string | null }>(
      ...([here, 'campaign_recipients', 'status, message_id, error_message', 'id'] as const),
    );
  const states = async () =>
    (
      await house.rows<{ state: string; reason: string | null }>(here, 'letters', 'state, reason', 'created_at, id')
    ).map(({ state, reason }) => [state, reason]);
  const suspended = (status: 'active' | 'suspended') =>
    house.admin.query('UPDATE messaging.venues SET status = $2 WHERE venue_id = $1', [here.venueId, status]);
  const allSent = (count: number) =>
    eventually(async () => {
      const sent = (await recipients()).filter(({ status }) => status === 'sent');
      expect(sent).toHaveLength(count);
    });
  const inHand = () => eventually(() => expect(mailer.waiting).toHaveLength(1));

  it('of a venue that is suspended wait: nobody is lost, and everybody has it once after it goes on', async () => {
    const campaign = await going(await readers(3));
    await suspended('suspended');
    // Whichever of the two finds it out first.
    letters.wake();
    await eventually(async () => expect(await states()).toEqual(Array(3).fill(['failed', 'venue_suspended'])), 5_000);
    await campaigns.run();
    expect(await card(campaign)).toMatchObject({
      ...{ status: 'paused', reason: 'venue_suspended' },
      statistics: { pending: 3, failed: 0 },
    });
    await suspended('active');
    await campaigns.run();
    expect(await card(campaign)).toMatchObject({ status: 'paused' });
    await house.campaigns.moves.resume(here, campaign.id);
    await campaigns.run();
    letters.wake();
    await allSent(3);
    await campaigns.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { total: 3, sent: 3 } });
    expect(new Set(mailer.sent.map(({ to }) => to)).size).toBe(3);
    expect(mailer.sent).toHaveLength(3);
  });

  it('that are paused while a letter is just being sent do not try it again before they go on', async () => {
    const campaign = await going(await readers(1));
    mailer.slow = true;
    letters.wake();
    await inHand();
    await house.campaigns.moves.pause(here, campaign.id);
    expect(await states()).toEqual([['sending', 'recalled']]);
    mailer.waiting.pop()!(new MailError(false, '451'));
    await eventually(async () => expect(await states()).toEqual([['failed', 'recalled']]));
    expect(await recipients()).toEqual([{ status: 'pending', message_id: null, error_message: null }]);
    mailer.slow = false;
    later(60);
    letters.wake();
    await house.campaigns.moves.resume(here, campaign.id);
    await campaigns.run();
    letters.wake();
    await allSent(1);
    expect(mailer.sent).toHaveLength(1);
  });

  it('are not tried again with whoever took back his consent while his letter was being sent', async () => {
    const [anna] = await readers(1);
    await going([anna!]);
    mailer.slow = true;
    letters.wake();
    await inHand();
    later(1);
    await consent(anna!.id, { given: false });
    mailer.waiting.pop()!(new MailError(false, '451'));
    await eventually(async () =>
      expect(await recipients()).toMatchObject([{ status: 'failed', error_message: 'no_consent' }]),
    );
    expect(mailer.sent).toEqual([]);
  });

  it('are taken back at once from whoever wants no more offers by the link in another', async () => {
    const [anna, berta] = await readers(2);
    await going([anna!, berta!]);
    const unsubscribing = new Unsubscribing(house.sealer, settings);
    const service = new UnsubscribingService(house.transactions, unsubscribing, house.forgetting, house.clock);
    await service.unsubscribe(unsubscribing.linkOf(here.venueId!, anna!.id).split('/').at(-1)!);
    letters.wake();
    await allSent(1);
    expect(mailer.sent.map(({ to }) => to)).toEqual([berta!.email]);
    expect((await recipients()).map(({ error_message }) => error_message)).toContain('no_consent');
  });

  it('come to their end also where no mail server is left to send them', async () => {
    const campaign = await going(await readers(2));
    letters = sender(new Channels({}));
    letters.wake();
    later(24 * 60 + 1);
    await letters.sweep();
    await campaigns.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { failed: 2, pending: 0 } });
    expect(await states()).toEqual([
      ['failed', 'expired'],
      ['failed', 'expired'],
    ]);
  });

  it('say where their attachment is had', async () => {
    const id = newId();
    const url = `/api/v1/uploads/${id}/content?key=secret`;
    house.attachments.there.set(id, { kind: 'file', url, name: 'menu.pdf' });
    await going(await readers(1), { upload_id: id });
    letters.wake();
    await allSent(1);
    expect(mailer.sent[0]!.text).toContain(`menu.pdf:\nhttps://guestflow.example${url}`);
    expect(mailer.sent[0]!.html).toContain(`href="https://guestflow.example${url}"`);
  });

  it('wait for whoever recalls them with nothing in their hands that he needs', async () => {
    const recalling = async (begin: () => void) => {
      await house.admin.query('BEGIN');
      try {
        await house.admin.query('SELECT FROM messaging.messages WHERE venue_id = $1 FOR UPDATE', [here.venueId]);
        begin();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await house.admin.query('SELECT FROM messaging.letters WHERE venue_id = $1 FOR UPDATE NOWAIT', [here.venueId]);
      } finally {
        await house.admin.query('ROLLBACK');
      }
    };
    await going(await readers(1));
    mailer.slow = true;
    letters.wake();
    await inHand();
    await recalling(() => mailer.waiting.pop()!());
    await allSent(1);
    await going(await readers(1));
    await suspended('suspended');
    await recalling(() => letters.wake());
    await eventually(async () => expect(await states()).toContainEqual(['failed', 'venue_suspended']), 5_000);
  });

  it('may be paused, cancelled and gone on with while their letters leave, without getting in each other’s way', async () => {
    const campaign = await going(await readers(60));
    const { rows: before } = await house.admin.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    const ticks = setInterval(() => letters.wake(), 5);
    try {
      for (let round = 0; round < 6; round++) {
        await house.campaigns.moves.pause(here, campaign.id);
        await suspended('suspended');
        letters.wake();
        await suspended('active');
        await house.campaigns.moves.resume(here, campaign.id);
        await campaigns.run();
        if ((await card(campaign)).status !== 'sending') break;
      }
      await eventually(async () => {
        if ((await card(campaign)).status === 'paused') await house.campaigns.moves.resume(here, campaign.id);
        await campaigns.run();
        expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { sent: 60, total: 60 } });
      }, 20_000);
    } finally {
      clearInterval(ticks);
    }
    expect(new Set(mailer.sent.map(({ to }) => to)).size).toBe(60);
    expect(mailer.sent).toHaveLength(60);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { rows: after } = await house.admin.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(after).toEqual(before);
  }, 60_000);
});
