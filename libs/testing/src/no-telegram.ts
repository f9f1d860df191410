/** For services that have nothing to do with Telegram. */
export const noTelegram = {
  gatewayUrl: 'http://127.0.0.1:9',
  identityUrl: 'http://127.0.0.1:9',
  telegram: { apiRoot: 'http://127.0.0.1:9', mode: 'webhook' as const, publicKey: '0'.repeat(64) },
};
