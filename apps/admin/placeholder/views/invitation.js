import { ask, enter, person } from '../api.js';
import { card, facts, form, given, heading, link, paragraph, tell, whose } from '../elements.js';
import { language, say } from '../texts.js';
import { nameFields, newPasswordField } from './fields.js';
import { deadLink, noLink } from './notice.js';

export async function invitation(app) {
  const { token } = app.place;
  if (!token) return noLink();
  const dead = () => deadLink(paragraph(say('link_ask_inviter')), link('', say('to_home')));
  const orDead = (problem) => {
    if (problem.rule !== 'link_not_valid') throw problem;
  };
  const offer = await ask('/auth/invitation', { token }).catch(orDead);
  if (!offer) return dead();
  const { email, role, venue_name: venue, organization_name: organization, needs_password: isNew } = offer;
  const other = person() && person().email !== email && person();
  const accept = async (values) => {
    const wanted = given({ token, ...values, ...(isNew && { language }) });
    if (!(await enter('/auth/invitation/accept', wanted).catch(orDead))) return app.put(dead());
    await app.go('');
    tell(say('accepted'));
  };
  return {
    title: say('invitation'),
    narrow: true,
    content: card(
      heading(venue ? say('invitation_venue', { venue }) : say('invitation_platform')),
      facts(
        [say('your_role'), say(`role_${role}`)],
        organization && organization !== venue && [say('organization'), organization],
        [say('email'), email],
      ),
      !isNew && paragraph(say('invitation_known')),
      other && paragraph(say('invitation_other', { name: other.name, email }), { class: 'notice' }),
      form({
        before: [whose(email)],
        fields: isNew ? [...nameFields(), newPasswordField('password')] : [],
        submit: say('accept'),
        send: accept,
      }),
    ),
  };
}
