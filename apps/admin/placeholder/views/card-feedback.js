import { list } from '../api.js';
import { make, paragraph, section } from '../elements.js';
import { say } from '../texts.js';
import { feedbackRow } from './feedback-row.js';

export async function feedbackSection({ app, guest, zone }) {
  const { items } = await list(`/feedback?guest_id=${guest.id}&limit=50`);
  return section(
    say('feedback'),
    items.length > 0
      ? make('ul', { class: 'rows' }, ...items.map((said) => feedbackRow(app, said, zone)))
      : paragraph(say('no_feedback'), { class: 'quiet' }),
  );
}
