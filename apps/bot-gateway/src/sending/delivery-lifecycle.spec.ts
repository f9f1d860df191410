import { DeliveryStatus, deliveryMoves, deliveryStatuses, isEnded } from './delivery-lifecycle';

const after = (status: DeliveryStatus): DeliveryStatus[] =>
  Object.values(deliveryMoves).flatMap(({ from, to }) => ((from as DeliveryStatus[]).includes(status) ? [to] : []));

describe('a delivery', () => {
  it('can come to each of its states, and to an end from each that is none', () => {
    const reached = new Set<DeliveryStatus>(['queued']);
    for (const status of reached) for (const next of after(status)) reached.add(next);
    expect([...reached].sort()).toEqual([...deliveryStatuses].sort());
    for (const status of deliveryStatuses.filter((each) => !isEnded(each))) {
      expect(after(status).some(isEnded)).toBe(true);
    }
  });

  it('is never sent again once it was sent, failed, or nobody knows', () => {
    for (const status of deliveryStatuses.filter(isEnded)) {
      expect(after(status).filter((next) => !isEnded(next))).toEqual([]);
    }
  });
});
