import { Transaction } from '@guestflow/persistence';
import { Venue } from '../replicas/venue';
import { House } from './house';

export interface Alternative {
  date: string;
  time: string;
  starts_at: string;
  free: number;
}

export interface Around {
  venue: Venue;
  house?: House;
  at: number;
  guests: number;
  visitMs: number;
  now: Date;
  forGuests: boolean;
  exceptOwner?: string;
}

export async function alternativesFor(_tx: Transaction, _around: Around): Promise<Alternative[]> {
  return [];
}
