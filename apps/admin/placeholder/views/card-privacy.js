// What a guest may ask for: a copy of all that is known of them, and to be forgotten.
import { get, post } from '../api.js';
import { button, card, form, heading, make, paragraph, section, tell } from '../elements.js';
import { dayAndTime, isSaid, say } from '../texts.js';
import { guestName } from './card-words.js';
import { keepFile } from './keep-file.js';

const lookEveryMs = 1_000;
const looksAtMost = 30;
const pause = () => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

export function privacySection({ app, guest, may }) {
  if (!may('guests.export') && !may('guests.erase')) return undefined;
  return section(
    say('privacy'),
    may('guests.export') && make('div', { class: 'stack' }, paragraph(say('data_copy_text')), copyButton(guest)),
    may('guests.erase') &&
      make(
        'div',
        { class: 'stack' },
        paragraph(say('erase_text')),
        button(say('erase'), () => eraseDialog(app, guest), { class: 'danger' }),
      ),
  );
}

function copyButton({ id }) {
  const said = make('span', { class: 'quiet', role: 'status' });
  const work = async () => {
    said.textContent = say('data_copy_waits');
    try {
      let copy = await post(`/guests/${id}/data-export`);
      for (let look = 0; !copy.done && look < looksAtMost; look++) {
        await pause();
        copy = await get(`/guests/${id}/data-export`);
      }
      said.textContent = copy.done ? '' : say('data_copy_late');
      if (!copy.done) return;
      keepFile(new Blob([JSON.stringify(copy.data, null, 2)], { type: 'application/json' }), `guest-${id}.json`);
    } catch (problem) {
      said.textContent = '';
      throw problem;
    }
  };
  return make('div', { class: 'buttons' }, button(say('data_copy'), work), said);
}

/** It cannot be undone: who means it types whom he means. */
function eraseDialog(app, guest) {
  const name = guestName(guest);
  const word = say('erase_word');
  const isMeant = (typed) => [name, word].some((one) => one.toLowerCase() === typed.toLowerCase());
  const title = make('h2', { id: 'erase-guest' }, say('erase_ask', { name }));
  const dialog = make('dialog', { 'aria-labelledby': title.id }, title);
  dialog.append(
    form({
      fields: [
        {
          ...{ name: 'confirmation', label: say('erase_confirm', { word }), autocomplete: 'off', wide: true },
          check: (typed) => (isMeant(typed) ? '' : say('erase_mismatch')),
        },
      ],
      submit: say('erase'),
      send: async () => {
        await post(`/guests/${guest.id}/erase`);
        dialog.close();
        await app.show();
        tell(say('erased_guest'));
      },
      after: [button(say('cancel'), () => dialog.close(), { alone: true })],
    }),
  );
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

/** Of one of whom nothing is known any more: what each service has removed. */
export async function erasedSection({ guest, zone, may }) {
  const services = make('dl', {});
  const standing = make('p', { role: 'status' });
  const draw = (erasure) => {
    standing.textContent = say(erasure.done ? 'erasure_done' : 'erasure_waits');
    services.replaceChildren(
      ...Object.entries(erasure.services).flatMap(([service, counts]) => [
        make('dt', {}, isSaid(`service_${service}`) ? say(`service_${service}`) : service),
        make('dd', {}, countsInWords(counts)),
      ]),
    );
    if (!erasure.done) setTimeout(() => services.isConnected && void again(), lookEveryMs);
  };
  // What is not answered now is asked again when the page is.
  const again = () => get(`/guests/${guest.id}/erasure`).then(draw, () => undefined);
  if (may('guests.erase')) draw(await get(`/guests/${guest.id}/erasure`));
  return card(
    heading(say('erased_guest')),
    paragraph(say('erased_text', { when: dayAndTime(guest.erased_at, zone) })),
    services.childElementCount > 0 && services,
    standing,
  );
}

function countsInWords(counts) {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  const words = some.map(([what, count]) =>
    isSaid(`removed_${what}`) ? say(`removed_${what}`, { count }) : `${what}: ${count}`,
  );
  return words.join(', ') || say('erasure_nothing');
}
