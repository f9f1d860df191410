/** The time zone of the venue one is at; undefined where it is not told. */
export const zoneOfVenue = ({ venues, venue_id }) => venues.find(({ id }) => id === venue_id)?.timezone;
