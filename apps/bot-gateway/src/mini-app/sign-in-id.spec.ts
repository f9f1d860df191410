import { asUuid } from './sign-in-id';

it('bytes are written as a UUID, the same ones always as the same', () => {
  expect(asUuid(Buffer.alloc(32))).toBe('00000000-0000-8000-8000-000000000000');
  expect(asUuid(Buffer.alloc(16, 255))).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
  expect(asUuid(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'))).toBe('00010203-0405-8607-8809-0a0b0c0d0e0f');
});
