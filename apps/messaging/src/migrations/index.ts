import { Templates1763700400000 } from './1763700400000-templates';
import { Messages1764300400000 } from './1764300400000-messages';

export const migrations = [Templates1763700400000, Messages1764300400000];
