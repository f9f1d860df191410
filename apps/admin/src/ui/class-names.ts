/** `classNames('a', on && 'b')`: what there is of it. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
