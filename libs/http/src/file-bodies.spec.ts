import { fileBodyAt, mostBytesAt } from './file-bodies';
import { bodyLimitBytes } from './problem.filter';

describe('a body', () => {
  it('may be large at the few addresses that take files, and nowhere near them', () => {
    expect(mostBytesAt('POST', '/guests/imports?file_name=a.csv')).toBe(32 * 1024 * 1024);
    expect(mostBytesAt('POST', '/uploads?file_name=a.jpg')).toBe(20 * 1024 * 1024);
    for (const [method, address] of [
      ['PUT', '/guests/imports'],
      ['POST', '/uploads/5/content'],
      ['POST', '/guests'],
      ['POST', '/guests/imports/'],
      ['POST', '/guests/imports/5/start'],
      ['POST', '/bookings?x=/guests/imports'],
    ] as const) {
      expect(fileBodyAt(method, address)).toBeUndefined();
      expect(mostBytesAt(method, address)).toBe(bodyLimitBytes);
    }
  });
});
