import { languages } from '@guestflow/contracts';
import { commandsIn } from './commands.texts';
import { assertMayBring, menuButtonOf, webhookOf } from './wanted-set-up';

const telegram = { apiRoot: 'https://api.telegram.org', mode: 'webhook' as const, publicKey: '' };
const publicUrl = 'https://guestflow.example';

describe('what a bot is to be at Telegram', () => {
  it('is brought its updates by https, unless the Bot API server is of one’s own network', () => {
    const insecure = 'http://guestflow.example';
    expect(() => assertMayBring({ telegram, publicUrl })).not.toThrow();
    expect(() => assertMayBring({ telegram, publicUrl: insecure })).toThrow('https');
    expect(() => assertMayBring({ telegram: { ...telegram, mode: 'polling' }, publicUrl: insecure })).not.toThrow();
    const own = { ...telegram, apiRoot: 'http://bot-api:8081' };
    expect(() => assertMayBring({ telegram: own, publicUrl: insecure })).not.toThrow();
  });

  it('has a webhook of its own, or none where it is polled', () => {
    expect(webhookOf({ telegram, publicUrl }, 'a-bot')).toBe('https://guestflow.example/api/v1/telegram/a-bot');
    expect(webhookOf({ telegram: { ...telegram, mode: 'polling' }, publicUrl }, 'a-bot')).toBe('');
  });

  it('shows the venue’s page where Telegram can open it', () => {
    const venue = { slug: 'cafe', language: 'en' as const };
    expect(menuButtonOf(publicUrl, venue)).toMatchObject({ web_app: { url: 'https://guestflow.example/v/cafe' } });
    expect(menuButtonOf('http://localhost:3000', venue)).toEqual({ type: 'default' });
    expect(menuButtonOf(publicUrl, undefined)).toEqual({ type: 'default' });
  });

  it('tells its commands in every language, as Telegram takes them', () => {
    for (const language of languages) {
      for (const { command, description } of commandsIn(language)) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description.length).toBeGreaterThan(2);
        expect(description.length).toBeLessThan(100);
      }
    }
  });
});
