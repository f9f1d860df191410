import { endsOn, fromPressed } from './block-rules';

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
