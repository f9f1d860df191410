import { given, merged } from './change-rules';

describe('what is kept', () => {
  const kept: { phone?: string; email?: string; city?: string } = { phone: '1', email: 'a@b.c' };

  it('changes by what is given: the rest stays, null takes a field back', () => {
    expect(merged(kept, { city: 'Рига', email: null, phone: undefined })).toEqual({ phone: '1', city: 'Рига' });
    expect(kept).toEqual({ phone: '1', email: 'a@b.c' });
  });

  it('is plain JSON, though a request is made of classes with fields that were never given', () => {
    class Day {
      name?: string;
      hours = [{ from: '10:00', to: undefined }];
    }
    const day = merged<{ day?: object }>({}, { day: new Day() });
    expect(day).toStrictEqual({ day: { hours: [{ from: '10:00' }] } });
  });
});

it('a request gives the fields that are there, null and false among them', () => {
  expect(given({ name: undefined, city: null, open: false })).toStrictEqual({ city: null, open: false });
});
