import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { dayInWords, wallOf } from '../time/venue-time';
import { Facts } from '../ui/facts';
import { Card } from '../ui/surface';
import { preferenceLines } from './card-rules';
import { cardTexts } from './card-texts';
import { PhoneLink } from './guest-link';
import type { GuestCard } from './guest-page';
import { guestTexts } from './guest-texts';
import { contactKinds } from './guest-rules';

export function ProfileCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const { fields, genders, languages, preferred, contacts, sources } = useTexts(guestTexts);
  const { timezone } = useVenue();
  const dayOf = (instant: string) => dayInWords(wallOf(instant, timezone).date, { weekday: false });
  const { phone, email, birthday, gender, language, telegram_username: username } = guest;
  return (
    <Card title={t.profile}>
      {guest.notes && (
        <p className="mb-3 rounded-control bg-warn-soft px-4 py-3 break-words whitespace-pre-line text-warn-text">
          {guest.notes}
        </p>
      )}
      <Facts
        of={[
          [fields.preferences, preferenceLines(guest.preferences)],
          [fields.phone, phone && <PhoneLink phone={phone} />],
          [
            t.otherPhones,
            guest.other_phones.length > 0 && (
              <span className="flex flex-wrap gap-x-3">
                {guest.other_phones.map((other) => (
                  <PhoneLink key={other} phone={other} />
                ))}
              </span>
            ),
          ],
          [
            fields.email,
            email && (
              <a href={`mailto:${email}`} className="text-accent-text underline-offset-2 hover:underline">
                {email}
              </a>
            ),
          ],
          [
            fields.telegram,
            guest.telegram_id && (
              <>
                {username ? `@${username}` : t.telegramKnown}
                {guest.telegram_blocked_at && (
                  <span className="block text-sm text-soft">{t.blockedSince(dayOf(guest.telegram_blocked_at))}</span>
                )}
              </>
            ),
          ],
          ...contactKinds.map((kind): [string, string | null | undefined] => [contacts[kind], guest.contacts[kind]]),
          [fields.preferred_channel, guest.preferred_channel && preferred[guest.preferred_channel]],
          [fields.birthday, birthday && dayInWords(birthday, { weekday: false })],
          [fields.gender, gender && genders[gender]],
          [fields.language, language && languages[language]],
          [t.cameBy, sources[guest.source]],
          [t.knownSince, dayOf(guest.created_at)],
        ]}
      />
    </Card>
  );
}
