export interface WhichBot {
  id: string;
  venueId: string;
}

/** What a sealed token is bound to: moved to another bot's or another venue's row it does not open. */
export const whereTokenOf = ({ id, venueId }: WhichBot): string => `bot-gateway.bots/${venueId}/${id}/token`;

export const whereSecretOf = ({ id, venueId }: WhichBot): string => `bot-gateway.bots/${venueId}/${id}/secret`;
