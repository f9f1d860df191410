/** Neither what is part of another card nor those of whom nothing is known any more. */
export const shown = 'merged_into_id IS NULL AND erased_at IS NULL';
