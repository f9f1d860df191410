import { enter, goOnAt, person, post } from '../api.js';
import { card, form, given, heading, link, make, paragraph, tell } from '../elements.js';
import { language, say } from '../texts.js';
import { emailField, nameFields, newPasswordField } from './fields.js';
import { notice } from './notice.js';
import { venueFields, venueOf } from './venue-fields.js';

export const awaitsVenue = (someone) => someone?.role === 'owner' && someone.venue_id === null;

/** For a new owner, with an account; for one who has it already, without. */
export const openVenue = (app) => (awaitsVenue(person()) ? firstVenue(app) : ownerAndVenue(app));

const before = 'venue.';

function ownerAndVenue(app) {
  const send = async ({ first_name, last_name, email, password, ...venue }) => {
    const account = given({ first_name, last_name, email, password, language });
    try {
      await enter('/auth/register', { ...account, role: 'owner', venue: venueOf(venue, before) });
    } catch (problem) {
      if (problem.reason !== 'owner_sign_up_closed') throw problem;
      return app.put(closed());
    }
    // What a venue is told of comes before its bookings.
    await app.go('home');
    tell(say('registered'));
  };
  return {
    title: say('open_venue'),
    content: card(
      heading(say('open_venue')),
      paragraph(say('open_venue_text')),
      form({
        fields: [
          { legend: say('about_you'), fields: [...nameFields(), emailField(), newPasswordField('password')] },
          { legend: say('about_venue'), fields: venueFields(before) },
        ],
        submit: say('do_open_venue'),
        own: { conflict: 'problem_account_exists' },
        send,
      }),
      make('p', { class: 'aside' }, say('has_account'), ' ', link('', say('do_sign_in'))),
    ),
  };
}

const closed = () =>
  notice(
    say('owner_sign_up_closed'),
    say('owner_sign_up_closed_text'),
    link('', say('back_to_sign_in'), { class: 'button' }),
  );

function firstVenue(app) {
  let opened;
  return {
    title: say('open_venue'),
    content: card(
      heading(say('open_venue')),
      paragraph(say('first_venue_text')),
      form({
        fields: venueFields(),
        submit: say('do_open_venue'),
        send: async (values) => {
          // Pressed again because the way there did not work, it opens no second one.
          opened ??= await post('/venues', venueOf(values));
          await goOnAt(opened.id);
          await app.go('home');
          tell(say('venue_opened', opened));
        },
      }),
    ),
  };
}
