import type { Condition } from '../guests/guest-search';

/**
 * Whether guests are on the blacklist: by an entry of theirs, or by a phone that one of their cards has, those that are
 * part of another among them. It is read once for all guests that are asked about.
 */
export const onBlacklist = (venueId: string, wanted: boolean): Condition => [
  `${wanted ? '' : 'NOT '}(id IN (
     WITH RECURSIVE listed AS (
       (SELECT g.id, g.merged_into_id FROM blacklist b JOIN guests g ON g.venue_id = b.venue_id AND g.id = b.guest_id
         WHERE b.venue_id = $1 AND b.removed_at IS NULL
        UNION
        SELECT g.id, g.merged_into_id FROM blacklist b JOIN guests g ON g.venue_id = b.venue_id AND g.phone = b.phone
         WHERE b.venue_id = $1 AND b.removed_at IS NULL)
       UNION
       SELECT g.id, g.merged_into_id FROM listed JOIN guests g ON g.venue_id = $1 AND g.id = listed.merged_into_id
     )
     SELECT listed.id FROM listed))`,
  venueId,
];
