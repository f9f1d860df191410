import { VenueReplica1763700300000 } from './1763700300000-venue-replica';
import { Guests1764200300000 } from './1764200300000-guests';
import { Chats1764300700000 } from './1764300700000-chats';
import { PreferredChannel1764400100000 } from './1764400100000-preferred-channel';
import { QuickSearch1764500600000 } from './1764500600000-quick-search';

export const migrations = [
  VenueReplica1763700300000,
  Guests1764200300000,
  Chats1764300700000,
  PreferredChannel1764400100000,
  QuickSearch1764500600000,
];
