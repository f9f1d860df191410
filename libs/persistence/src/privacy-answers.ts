import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting } from './forgetting';
import { sealedCopy } from './sealed-copy';
import { Sealer } from './sealer';
import { Transaction } from './transaction';

/** What a service does when a guest asks to be forgotten, or what is known of him. */
export interface PrivacyOf<Person> {
  service: string;
  answer: `${'booking' | 'analytics' | 'messaging' | 'bot'}_privacy.answered`;
  /** Whom the request means here. */
  whose(tx: Transaction, request: PrivacyRequestState, forgetting: Forgetting): Promise<Person>;
  /** Lists by name; of each the oldest first. */
  known(tx: Transaction, person: Person): Promise<Record<string, unknown[]>>;
  /** Returns how much of what was forgotten, for the answer. */
  forget(tx: Transaction, person: Person, marks: string[]): Promise<Record<string, number>>;
  /** Whoever has the phone or the account from now on is somebody anew. Otherwise that is told by another service. */
  anewFromNow: boolean;
}

export class PrivacyAnswers<Person> {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly sealer: Sealer,
    private readonly of: PrivacyOf<Person>,
  ) {}

  async answer(tx: Transaction, request: PrivacyRequestState): Promise<void> {
    const { id, guest_id } = request;
    const said = request.kind === 'copy' ? await this.copy(tx, request) : await this.forget(tx, request);
    tx.emit(this.of.answer, { after: { id, version: 1, guest_id, ...said } });
  }

  private async copy(tx: Transaction, request: PrivacyRequestState) {
    const known = await this.of.known(tx, await this.of.whose(tx, request, this.forgetting));
    return sealedCopy(this.sealer, { requestId: request.id, service: this.of.service, known });
  }

  private async forget(tx: Transaction, request: PrivacyRequestState) {
    const { id, card_ids: cardIds, marks = [] } = request;
    await this.forgetting.alone(tx);
    const person = await this.of.whose(tx, request, this.forgetting);
    const counts = await this.of.forget(tx, person, marks);
    const toldUntil = this.of.anewFromNow ? new Date() : undefined;
    await this.forgetting.remember(tx, { requestId: id, cardIds, marks, toldUntil });
    return { counts };
  }
}
