import { ownAddressOf } from './attachment-rules';

const gateway = 'http://gateway:3000';
const place = '/api/v1/uploads/';

describe('what goes with a message', () => {
  it('is fetched from our own gateway', () => {
    const path = '/api/v1/uploads/5/content?key=k';
    expect(String(ownAddressOf(path, gateway, place))).toBe(`http://gateway:3000${path}`);
    expect(String(ownAddressOf(path, 'https://house.example/', place))).toBe(`https://house.example${path}`);
    expect(String(ownAddressOf(path, 'https://house.example/guestflow', place))).toBe(
      `https://house.example/guestflow${path}`,
    );
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:5432/',
    'http://gateway:3000/api/v1/uploads/5/content?key=k',
    '//evil.example/api/v1/uploads/5',
    '@evil.example/api/v1/uploads/5',
    '.evil.example/api/v1/uploads/5',
    'file:///etc/passwd',
    '/metrics',
    '/api/v1/guests',
    '/api/v1/uploads',
    '/api/v1/uploads/../guests',
    '/api/v1/uploads/%2e%2e/guests',
    '/api/v1/uploads/5/../../../../metrics',
    '/api/v1/uploads/..\\guests',
    '',
  ])('is not fetched from anywhere else: %s', (path) => {
    expect(ownAddressOf(path, gateway, place)).toBeUndefined();
  });
});
