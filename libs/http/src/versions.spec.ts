import { OutOfDate } from '@guestflow/problems';
import { assertSeen, versionOf } from './versions';

describe('If-Match', () => {
  it.each<[string | undefined, number | undefined]>([
    ['"3"', 3],
    [' "12" ', 12],
    ['W/"3"', 3],
    ['*', undefined],
    [undefined, undefined],
  ])('%p means version %p', (header, version) => {
    expect(versionOf(header)).toBe(version);
  });

  it.each(['3', '', '"x"', '"3", "4"', '"-1"', '"9999999999"'])('refuses %p, which is no tag of ours', (header) => {
    expect(() => versionOf(header)).toThrow('it must be an ETag');
  });

  it('lets a change of the version that was read through, and of any when none is named', () => {
    expect(() => assertSeen({ version: 3 }, 3)).not.toThrow();
    expect(() => assertSeen({ version: 3 }, undefined)).not.toThrow();
  });

  it('stops a change of another version and says which one is there', () => {
    const stopped = () => assertSeen({ version: 4 }, 3);
    expect(stopped).toThrow(OutOfDate);
    expect(stopped).toThrow(expect.objectContaining({ status: 412, code: 'conflict', extra: { version: 4 } }));
  });
});
