import { ForwardMigration } from '@guestflow/persistence';

const words = [
  [
    '{guest_name}, напоминаем: сегодня в {time} вас ждут в «{venue_name}».',
    '{guest_name}, напоминаем: в {time} вас ждут в «{venue_name}».',
  ],
  [
    '{guest_name}, a reminder: {venue_name} expects you today at {time}.',
    '{guest_name}, a reminder: {venue_name} expects you at {time}.',
  ],
];

/** What a venue was given to say an hour ahead said that it is today, which after midnight it is not. */
export class ReminderAtAnyHour1764300410000 extends ForwardMigration {
  readonly statements = [
    // Whoever migrates owns the table, and would see no venue's rows.
    `ALTER TABLE notification_templates NO FORCE ROW LEVEL SECURITY`,
    ...words.map(
      ([before, after]) =>
        `UPDATE notification_templates SET message_text = '${after}', version = version + 1, updated_at = now()
          WHERE type = 'reminder_60min' AND message_text = '${before}'`,
    ),
    `ALTER TABLE notification_templates FORCE ROW LEVEL SECURITY`,
  ];
}
