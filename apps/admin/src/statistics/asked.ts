import { keepPreviousData } from '@tanstack/react-query';
import { query } from '../api/client';
import type { Days } from './period-rules';

/** What every statistic is asked with. */
export interface Asked {
  date_from: string;
  date_to: string;
  scope: 'venue' | 'organization';
}

export const askedOf = ({ from, to }: Days, scope: Asked['scope']): Asked => ({
  ...{ date_from: from, date_to: to, scope },
});

/** Other days are shown in the place of these once they are there: nothing jumps. */
const staying = { placeholderData: keepPreviousData };

export const useKpi = (asked: Asked) => query.useQuery('get', '/analytics/kpi', { params: { query: asked } }, staying);
export const useBookings = (asked: Asked) =>
  query.useQuery('get', '/analytics/bookings', { params: { query: asked } }, staying);
export const useDays = (asked: Asked) =>
  query.useQuery('get', '/analytics/bookings/daily', { params: { query: asked } }, staying);
export const useOccupancy = (asked: Asked) =>
  query.useQuery('get', '/analytics/occupancy', { params: { query: asked } }, staying);
export const useGuests = (asked: Asked) =>
  query.useQuery('get', '/analytics/guests', { params: { query: asked } }, staying);
export const useRetention = (asked: Asked) =>
  query.useQuery('get', '/analytics/retention', { params: { query: asked } }, staying);
export const useNps = (asked: Asked) => query.useQuery('get', '/analytics/nps', { params: { query: asked } }, staying);
export const useMessages = (asked: Asked) =>
  query.useQuery('get', '/analytics/messages', { params: { query: asked } }, staying);
export const useCampaigns = (asked: Asked) =>
  query.useQuery('get', '/analytics/campaigns', { params: { query: asked } }, staying);
