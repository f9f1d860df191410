import { isSignIn } from './sign-in-routes';

describe('where passwords are tried', () => {
  it.each([
    '/auth/login',
    '/auth/login?x=1',
    '/auth/login/',
    '/auth/%6Cogin',
    '/auth/login#x',
    '/auth/login;x',
    '/auth/register',
    '/auth/telegram/verify',
    '/auth/telegram/%76erify?x=1',
    '/auth/password',
    '/auth/password/forgot',
    '/auth/password/reset?token=1',
    '/auth/%70assword/reset',
  ])('is %s', (path) => {
    expect(isSignIn(path)).toBe(true);
  });

  it.each([
    '/auth/refresh',
    '/auth/me',
    '/auth/logins',
    '/auth/telegram',
    '/auth/telegram/verify/x',
    '/auth/%',
    '/tenants',
    '/users/auth/login',
    '/auth/me?/auth/login',
  ])('is not %s', (path) => {
    expect(isSignIn(path)).toBe(false);
  });
});
