import { validation } from '@guestflow/http';
import { ValidationProblem } from '@guestflow/problems';
import { ChangeCampaignDto, CreateCampaignDto } from './campaigns.dto';

const pipe = validation();
const read = (metatype: new () => object, body: object): Promise<unknown> =>
  pipe.transform(body, { type: 'body', metatype });
const fieldsOf = (metatype: new () => object, body: object) =>
  read(metatype, body).then(
    () => [],
    (error: ValidationProblem) => error.errors.map(({ field }) => field),
  );
const draft = { name: 'Весна', segment_filter: { min_visits: 2 }, message_text: 'Ждём вас' };

describe('a campaign as a request has it', () => {
  it('is taken with what it needs, and with everything it may have', async () => {
    expect(await fieldsOf(CreateCampaignDto, draft)).toEqual([]);
    const more = {
      ...{ attachment_url: null, upload_id: null, scheduled_at: null, count_links: false },
      buttons: [
        { text: 'Стол', action: 'book' },
        { text: 'Сайт', url: 'https://cafe.example' },
      ],
    };
    expect(await fieldsOf(CreateCampaignDto, { ...draft, ...more })).toEqual([]);
  });

  it.each<[string, object]>([
    ['name', { name: undefined }],
    ['segment_filter.visits', { segment_filter: { visits: 2 } }],
    ['segment_filter.min_visits', { segment_filter: { min_visits: 'two' } }],
    ['segment_filter', { segment_filter: null }],
    ['message_text', { message_text: 'а'.repeat(4_097) }],
    ['buttons.0.action', { buttons: [{ text: 'Отмена', action: 'cancel' }] }],
    ['buttons.0.url', { buttons: [{ text: 'Сайт', url: 'ftp://cafe.example' }] }],
    ['scheduled_at', { scheduled_at: 'tomorrow' }],
    ['status', { status: 'sending' }],
  ])('is refused with a wrong %s', async (field, change) => {
    expect(await fieldsOf(CreateCampaignDto, { ...draft, ...change })).toEqual([field]);
  });

  it('changes in part; what it needs cannot be taken away', async () => {
    expect(await fieldsOf(ChangeCampaignDto, {})).toEqual([]);
    expect(await fieldsOf(ChangeCampaignDto, { upload_id: null, scheduled_at: null })).toEqual([]);
    expect(await fieldsOf(ChangeCampaignDto, { name: null, message_text: null })).toEqual(['name', 'message_text']);
  });
});
