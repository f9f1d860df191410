/** Only operators say which venue they mean; the API's description leaves it out for everybody else. */
export const inVenue = (venueId: string | undefined): undefined =>
  (venueId ? { venue_id: venueId } : undefined) as undefined;
