import { Fact } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { BaseRpcContext } from '@nestjs/microservices';

/** What a handler gets beside the fact: the inbox transaction, in the fact's venue. All it does, it does in there. */
export class EventContext extends BaseRpcContext<[Transaction, Fact]> {
  get tx(): Transaction {
    return this.args[0];
  }
  get fact(): Fact {
    return this.args[1];
  }
}
