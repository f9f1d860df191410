import { inLanguages } from '../texts/language';

export const signInTexts = inLanguages({
  en: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    forgot: 'Forgot your password?',
    register: 'New here? Create an account',
    other: 'Русский',
  },
  ru: {
    title: 'Вход',
    email: 'Почта',
    password: 'Пароль',
    signIn: 'Войти',
    forgot: 'Забыли пароль?',
    register: 'Впервые здесь? Создать учётную запись',
    other: 'English',
  },
});
