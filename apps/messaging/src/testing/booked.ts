import { Caller } from '@guestflow/access';
import { BookingState, EventName } from '@guestflow/contracts';
import { OpenedMessaging } from './opened-messaging';

type Step = Extract<EventName, `booking.${string}`>;

/** A booking on its way through what is done with it. */
export class Booked {
  private constructor(
    private readonly house: OpenedMessaging,
    private readonly here: Caller,
    public state: BookingState,
  ) {}

  static async make(house: OpenedMessaging, here: Caller, change: Partial<BookingState>): Promise<Booked> {
    const booking = new Booked(house, here, house.booking({ source: 'bot', ...change }));
    const first = booking.state.status === 'new' ? 'booking.requested' : 'booking.confirmed';
    await house.tell(here, first, booking.state, { actor: 'bot:1' });
    return booking;
  }

  get id(): string {
    return this.state.id;
  }

  async step(name: Step, change: Partial<BookingState>, actor = 'bot:1'): Promise<void> {
    const before = this.state;
    const updated_at = this.house.clock.now().toISOString();
    this.state = { ...before, version: before.version + 1, updated_at, ...change };
    await this.house.tell(this.here, name, this.state, { before, actor });
  }

  moved(booked_at: string): Promise<void> {
    return this.step('booking.moved', { booked_at });
  }
}
