import { PeopleAndVenues1763700100000 } from './1763700100000-people-and-venues';
import { MembersAndSessions1764000100000 } from './1764000100000-members-and-sessions';
import { Mails1764000200000 } from './1764000200000-mails';
import { Doors1764000300000 } from './1764000300000-doors';
import { LifeOfSigningKeys1764000400000 } from './1764000400000-life-of-signing-keys';
import { SettingsAndSuspension1764000500000 } from './1764000500000-settings-and-suspension';
import { PlacesTakenUp1764000600000 } from './1764000600000-places-taken-up';

export const migrations = [
  PeopleAndVenues1763700100000,
  MembersAndSessions1764000100000,
  Mails1764000200000,
  Doors1764000300000,
  LifeOfSigningKeys1764000400000,
  SettingsAndSuspension1764000500000,
  PlacesTakenUp1764000600000,
];
