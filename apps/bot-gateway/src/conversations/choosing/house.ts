import { GuestContext } from '../guest-context';

/** What a conversation needs to know of the venue. Small: it is kept with the conversation. */
export interface House {
  largestParty: number;
  horizonDays: number;
  phone: string | null;
  takesBookings: boolean;
}

interface VenuePage {
  largest_party: number;
  booking_horizon_days: number;
  contacts: { phone?: string };
  takes_bookings: boolean;
}

export async function houseOf(ctx: GuestContext): Promise<House> {
  const { largest_party, booking_horizon_days, contacts, takes_bookings } = await ctx.api.venue<VenuePage>();
  return {
    largestParty: largest_party,
    horizonDays: booking_horizon_days,
    phone: contacts.phone ?? null,
    takesBookings: takes_bookings,
  };
}

/** What somebody wishes for, as far as it is said. */
export interface Wish {
  house: House;
  guests: number;
  /** The booking that is to be moved. */
  bookingId?: string;
  /** The venue's: what begins after midnight belongs to the evening before. */
  date?: string;
  startsAt?: string;
}
