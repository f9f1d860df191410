import { isWrittenTo, Reader } from './reader-rules';

const reader: Reader = {
  ...{ isActive: true, isVerified: true, memberStatus: 'active', venueStatus: 'active', maySeeStatistics: true },
};
const [due, now] = [new Date('2027-03-29T07:00:00Z'), new Date('2027-03-29T07:00:05Z')];

describe('the report of a week is written', () => {
  it('to who works at the venue and may see its statistics', () => {
    expect(isWrittenTo(reader, due, now)).toBe(true);
  });

  it.each<[string, Partial<Reader>]>([
    ['was deactivated', { isActive: false }],
    ['has not shown that the address is his', { isVerified: false }],
    ['was let go', { memberStatus: 'inactive' }],
    ['has not said yes', { memberStatus: 'invited' }],
    ['never worked there', { memberStatus: null, maySeeStatistics: false }],
    ['is a receptionist by now', { maySeeStatistics: false }],
    ['works at a venue that is suspended', { venueStatus: 'suspended' }],
  ])('to nobody who %s', (_, change) => {
    expect(isWrittenTo({ ...reader, ...change }, due, now)).toBe(false);
  });

  it('up to three days late', () => {
    expect(isWrittenTo(reader, due, new Date('2027-04-01T07:00:00Z'))).toBe(true);
    expect(isWrittenTo(reader, due, new Date('2027-04-01T07:00:01Z'))).toBe(false);
  });
});
