import { Asked } from '../statistics/statistics';
import { OccupancyDto, OccupancyTotalsDto, totalsOf, toWeekHour } from './occupancy.dto';
import { WeekHour, weekHoursIn } from './week-hours';

const nowAndBefore = async (asked: Asked) =>
  (await weekHoursIn(asked, [asked.period, asked.before])) as [WeekHour[], WeekHour[]];

/** Of the period that is asked for, and the one before. */
export async function occupancyTotals(asked: Asked): Promise<OccupancyTotalsDto> {
  return totalsOf(...(await nowAndBefore(asked)));
}

export async function occupancyOf(asked: Asked): Promise<OccupancyDto> {
  const [now, before] = await nowAndBefore(asked);
  return { period: asked.wire, totals: totalsOf(now, before), hours: now.map(toWeekHour) };
}
