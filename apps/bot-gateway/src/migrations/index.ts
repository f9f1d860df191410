import { Bots1764300600000 } from './1764300600000-bots';
import { WhatIsOld1764300700000 } from './1764300700000-what-is-old';

export const migrations = [Bots1764300600000, WhatIsOld1764300700000];
