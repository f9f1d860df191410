import { SealedColumn, SealedRow } from '@guestflow/persistence';

export interface WhichBot {
  id: string;
  venueId: string;
}

/** What a sealed token is bound to: moved to another bot's or another venue's row it does not open. */
export const whereTokenOf = ({ id, venueId }: WhichBot): string => `bot-gateway.bots/${venueId}/${id}/token`;

export const whereSecretOf = ({ id, venueId }: WhichBot): string => `bot-gateway.bots/${venueId}/${id}/secret`;

const botIn = ({ key, venueId }: SealedRow): WhichBot => ({ id: key as string, venueId: venueId! });

export const sealedOfBots: SealedColumn[] = [
  { column: 'sealed_token', placeOf: (row: SealedRow) => whereTokenOf(botIn(row)) },
  { column: 'sealed_secret', placeOf: (row: SealedRow) => whereSecretOf(botIn(row)) },
].map((each) => ({ table: 'bots', key: 'id', ofVenues: true, ...each }));
