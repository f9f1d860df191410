/** Where to go on after signing in: only within these pages, as a link that somebody made leads nowhere else. */
export const within = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
