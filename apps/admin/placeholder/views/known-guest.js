// What is said where there is a card already: whose it is, and what can be done.
import { button, make, paragraph } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';
import { guestFacts, guestLink } from './card-words.js';

/**
 * `show` gets a problem and tells whether it has said it all. `addTo`, where something can be added to that card, does
 * so.
 */
export function knownGuest(addTo) {
  const element = make('div', { class: 'notice instead', role: 'alert', hidden: true });
  const hide = () => (element.hidden = true);
  const show = (problem) => {
    hide();
    const { guest, guests = guest ? [guest] : [], field } = problem.said ?? {};
    if (problem.status !== 409 || guests.length === 0) return false;
    const words = guests.length > 1 ? 'guests_known' : !addTo && field === 'phone' ? 'phone_of_another' : 'guest_known';
    // Families share an address: who has another phone gets a card of their own.
    const own = field === 'email' && Boolean(guest.phone);
    element.replaceChildren(
      paragraph(say(words)),
      ...guests.map((one) => make('p', {}, guestLink(one), ' ', make('small', {}, guestFacts(one)))),
      addTo && guests.length === 1
        ? button(say(own ? 'own_card' : 'add_to_card'), () => addTo(guest), { words: wordsOf })
        : '',
    );
    element.hidden = false;
    return true;
  };
  return { element, show, hide };
}
