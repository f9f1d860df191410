import { rowsBy } from './file-rules';

describe('a file of what is shown', () => {
  it('has the heads, and only the rows of one way to tell bookings apart', () => {
    const csv = '\uFEFFby,of,total\r\ntotal,,7\r\nsource,bot,4\r\nsource,web,3\r\nhour,19,7\r\n';
    expect(rowsBy(csv, 'source')).toBe('\uFEFFby,of,total\r\nsource,bot,4\r\nsource,web,3\r\n');
    expect(rowsBy(csv, 'weekday')).toBe('\uFEFFby,of,total\r\n');
  });
});
