import { createHash } from 'node:crypto';
import { prefixOfApiKey } from '@guestflow/access';
import { Unauthorized } from '@guestflow/problems';
import { Exchange, Partner } from './api-key-exchange';
import { Revocations } from './revocations';

interface Kept {
  /** Shared by all who ask while it is under way. */
  answer: Promise<Partner>;
  partner?: Partner;
  until: number;
}

const keepMs = 60_000;
const keepRefusedMs = 10_000;
// Not to ask identity for each request while it is away.
const keepUnrenewedMs = 5_000;
const maxKept = 10_000;

/** Changes partners' keys into access tokens, and keeps them for a minute or until the pulse says they have changed. */
export class ApiKeys {
  /** By the key's hash; those asked for longest ago first. */
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly exchange: Exchange,
    private readonly revocations: Revocations,
    private readonly max = maxKept,
  ) {}

  get size(): number {
    return this.kept.size;
  }

  /** `beforeAsking` may refuse what would cost a call. */
  async partnerOf(key: string, now: number, beforeAsking: () => void = () => undefined): Promise<Partner> {
    const digest = createHash('sha256').update(key).digest('base64');
    const kept = this.kept.get(digest);
    if (kept && kept.until > now && !this.isSuperseded(kept)) return kept.answer;
    if (!prefixOfApiKey(key)) throw new Unauthorized('The API key is not valid');
    beforeAsking();
    return this.ask(digest, key, now, kept?.partner);
  }

  private ask(digest: string, key: string, now: number, before: Partner | undefined): Promise<Partner> {
    const asked: Kept = { answer: this.exchange(key), until: now + keepMs };
    this.keep(digest, asked);
    asked.answer = asked.answer.then(
      (partner) => {
        asked.partner = partner;
        asked.until = Math.min(asked.until, partner.claims.exp * 1_000);
        return partner;
      },
      (error: unknown) => {
        if (error instanceof Unauthorized) {
          asked.until = now + keepRefusedMs;
          throw error;
        }
        // The token it had is still good for some minutes: identity's absence is not the partner's.
        if (before && before.claims.exp * 1_000 > now && !this.revocations.verdictOn(before.claims)) {
          Object.assign(asked, { partner: before, until: Math.min(now + keepUnrenewedMs, before.claims.exp * 1_000) });
          return before;
        }
        if (this.kept.get(digest) === asked) this.kept.delete(digest);
        throw error;
      },
    );
    return asked.answer;
  }

  private keep(digest: string, asked: Kept): void {
    this.kept.delete(digest);
    if (this.kept.size >= this.max) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(digest, asked);
  }

  /** It may do other things now than its token says. */
  private isSuperseded({ partner }: Kept): boolean {
    return partner !== undefined && this.revocations.verdictOn(partner.claims) === 'superseded';
  }
}
