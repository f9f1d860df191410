import type { Shape } from '../api/client';
import type { Venue } from './use-venue-form';

type Settings = Shape<'VenueSettings'>;

/** From and to which each goes. */
export const bounds = {
  slot_minutes: [5, 240],
  default_visit_minutes: [5, 1_440],
  buffer_minutes: [0, 240],
  minimum_notice_minutes: [0, 43_200],
  booking_horizon_days: [1, 730],
  largest_party: [1, 1_000],
  cancellation_deadline_minutes: [0, 43_200],
  request_lapse_minutes: [5, 10_080],
  no_show_after_minutes: [5, 1_440],
  max_overlap: [1, 20],
} as const satisfies { [Name in keyof Settings]?: readonly [number, number] };

export type Whole = keyof typeof bounds;
/** What is typed may be empty for a moment. */
export type Values = Record<Whole, number | ''> & Pick<Settings, 'auto_confirm' | 'visit_lengths' | 'deposit_policy'>;

/** The rules as a part of the venue that is changed by itself. */
export const rulesOfVenue = {
  of: ({ settings }: Venue): Values => ({
    ...(Object.fromEntries(Object.keys(bounds).map((name) => [name, settings[name as Whole]])) as Record<
      Whole,
      number
    >),
    auto_confirm: settings.auto_confirm,
    visit_lengths: settings.visit_lengths,
    deposit_policy: settings.deposit_policy,
  }),
  changeOf: (changed: Partial<Values>) => ({ settings: changed as Partial<Settings> }),
};
