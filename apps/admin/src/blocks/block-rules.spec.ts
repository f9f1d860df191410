import { beginsOn, endsOn, fromPressed, isOn } from './block-rules';

const next = () => 'the next';

it('a block that ends earlier than it begins ends on the next day', () => {
  expect(endsOn({ date: 'the day', from: '18:00', to: '20:00' }, next)).toBe('the day');
  expect(endsOn({ date: 'the day', from: '18:00', to: '01:00' }, next)).toBe('the next');
  expect(endsOn({ date: 'the day', from: '18:00', to: '18:00' }, next)).toBe('the next');
});

it('from the time that was pressed it lasts two hours', () => {
  expect(fromPressed('18:30')).toEqual({ from: '18:30', to: '20:30' });
  expect(fromPressed('23:00')).toEqual({ from: '23:00', to: '01:00' });
});

describe('on a day that closes after midnight, a block', () => {
  const friday = '2027-05-07';
  const day = {
    ...{ from: '2027-05-07 01:00', to: '2027-05-08 02:00' },
    opens: [{ from: '2027-05-07 12:00', to: '2027-05-08 02:00' }],
  };

  it('that begins after midnight is of the same evening', () => {
    expect(beginsOn({ date: friday, from: '00:30', to: '02:00' }, friday, day)).toBe('2027-05-08');
    expect(beginsOn({ date: friday, from: '20:00', to: '02:00' }, friday, day)).toBe(friday);
  });

  it('that began on another day keeps its date', () => {
    expect(beginsOn({ date: '2027-05-01', from: '00:30', to: '02:00' }, friday, day)).toBe('2027-05-01');
  });

  it('is changed as one of that evening', () => {
    const isOfFriday = (date: string, time: string) => isOn({ date, time }, day);
    expect(isOfFriday('2027-05-08', '00:30')).toBe(true);
    expect(isOfFriday('2027-05-07', '00:30')).toBe(false);
    expect(isOfFriday('2027-05-08', '02:00')).toBe(false);
  });
});
