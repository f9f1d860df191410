import type { ApiConsent } from '../../api/guest-api';
import { marketing, personalData } from './consent.texts';

const toPersonalData: ApiConsent = { purpose: 'personal_data', given: true, text_version: personalData.version };

/** To what is sent here. What is agreed to elsewhere stays agreed to. */
export const newsConsent = (given: boolean): ApiConsent => ({
  purpose: 'marketing',
  channel: 'telegram',
  given,
  text_version: given ? marketing.version : null,
});

/** Who skips the news has not refused them: the card may say since long that they are welcome. */
export const consentsOf = ({ news }: { news: boolean }): ApiConsent[] =>
  news ? [toPersonalData, newsConsent(true)] : [toPersonalData];
