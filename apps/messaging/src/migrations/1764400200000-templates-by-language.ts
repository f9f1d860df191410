import { ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

/** How what venues were given in English begins, whatever language the venue speaks by now. */
const english = [
  '{guest_name}, your booking is confirmed: ',
  '{guest_name}, a reminder: {venue_name} expects you at ',
  '{guest_name}, thank you for your visit! How was it? ',
];
const russian = [
  '{guest_name}, ваша бронь подтверждена: ',
  '{guest_name}, напоминаем: в {time} вас ждут ',
  '{guest_name}, спасибо, что были у нас! Как всё прошло? ',
];
const begins = (words: string[]): string => words.map((each) => `starts_with(t.message_text, '${each}')`).join(' OR ');

/**
 * What a venue says, it says in each language. The rows that are missing now are written by the version that asks for
 * them, at its start.
 *
 * A version beside this one reads as before: of the two rows of a type it takes one, and where that is what the venue
 * was given, it says it in the guest's language. The one thing it cannot do any more is to write the first texts of a
 * venue that is just opened (its ON CONFLICT names a constraint that is gone): that fact is rolled back whole and comes
 * again for some twelve minutes, until a replica of this version has it; after that it is parked, to be taken up again.
 */
export class TemplatesByLanguage1764400200000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE notification_templates ADD COLUMN language text`,
    // Whoever migrates owns the tables, and would see no venue's rows.
    `ALTER TABLE notification_templates NO FORCE ROW LEVEL SECURITY`,
    `ALTER TABLE venues NO FORCE ROW LEVEL SECURITY`,
    `UPDATE notification_templates t SET language = CASE
       WHEN ${begins(english)} THEN 'en'
       WHEN ${begins(russian)} THEN 'ru'
       ELSE COALESCE((SELECT v.language FROM venues v WHERE v.venue_id = t.venue_id), 'ru') END`,
    `ALTER TABLE venues FORCE ROW LEVEL SECURITY`,
    `ALTER TABLE notification_templates FORCE ROW LEVEL SECURITY`,
    `ALTER TABLE notification_templates ALTER COLUMN language SET NOT NULL,
       DROP CONSTRAINT notification_templates_one_per_type,
       ADD CONSTRAINT notification_templates_one_per_language UNIQUE (venue_id, type, language)`,
    // Which venues lack some is looked for at the start of the service.
    ...openToPlatformReads('messaging', 'venues'),
    ...openToPlatformReads('messaging', 'notification_templates'),
  ];
}
