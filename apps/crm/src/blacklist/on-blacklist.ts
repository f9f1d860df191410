import type { Condition } from '../guests/guest-search';

/** More than anybody lists, and few enough for the planner: what it takes for more it looks through for each guest. */
const mostListed = 100_000;

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
     SELECT listed.id FROM listed LIMIT ${mostListed}))`,
  venueId,
];
