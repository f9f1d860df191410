import { Bots1764300600000 } from './1764300600000-bots';

export const migrations = [Bots1764300600000];
