import { useState } from 'react';
import { seenAnew } from '../app/queries';
import type { SpecialDay } from './special-day-rules';
import { isMeanwhile, readVenue, saveVenue } from './use-venue-form';

/** Changes the list as it is now, whoever else has changed it meanwhile: each day is a thing of its own. */
export function useSpecialDays() {
  const [busy, setBusy] = useState(false);
  async function change(changed: (days: readonly SpecialDay[]) => readonly SpecialDay[]): Promise<void> {
    setBusy(true);
    try {
      for (let tries = 0; ; tries++) {
        const venue = await readVenue();
        const special_days = [...changed(venue.settings.special_days)];
        try {
          await saveVenue(venue, { settings: { special_days } });
          break;
        } catch (problem) {
          if (!isMeanwhile(problem) || tries === 3) throw problem;
        }
      }
      await seenAnew('/venues');
    } finally {
      setBusy(false);
    }
  }
  return { change, busy };
}
