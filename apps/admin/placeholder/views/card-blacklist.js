import { newKey, post, remove } from '../api.js';
import { askFirst, button, form, make, paragraph, section, tell } from '../elements.js';
import { dayAlone, say } from '../texts.js';
import { guestName } from './card-words.js';

export function blacklistSection({ app, guest, zone, may }) {
  const { blacklisted } = guest;
  if (!blacklisted) return may('blacklist.write') && section(say('blacklist'), puttingForm(app, guest));
  return section(
    say('blacklist'),
    make(
      'div',
      { class: 'notice' },
      paragraph(`${say('on_blacklist')} ${say('since', { when: dayAlone(blacklisted.created_at, zone) })}`),
      blacklisted.reason && paragraph(blacklisted.reason),
    ),
    may('blacklist.write') && button(say('take_off_list'), () => takeOff(app, blacklisted.entry_id, guestName(guest))),
  );
}

export async function takeOff(app, entryId, name) {
  if (!(await askFirst(say('take_off_ask', { name }), say('take_off_list')))) return;
  await remove(`/blacklist/${entryId}`);
  await app.show();
  tell(say('taken_off', { name }));
}

export const reasonField = () => ({
  ...{ name: 'reason', label: say('blacklist_reason'), hint: say('blacklist_reason_hint') },
  ...{ maxLength: 500, optional: true, autocomplete: 'off', wide: true },
});

function puttingForm(app, guest) {
  const once = newKey();
  return form({
    fields: [reasonField()],
    submit: say('put_on_list'),
    own: { conflict: 'listed_already' },
    send: async ({ reason }) => {
      const body = { guest_id: guest.id, reason: reason || null };
      await post('/blacklist', body, { 'idempotency-key': once });
      await app.show();
      tell(say('put_on', { name: guestName(guest) }));
    },
  });
}
