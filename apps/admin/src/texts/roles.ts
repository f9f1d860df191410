import { inLanguages } from './language';

export const roleTexts = inLanguages({
  en: {
    super_admin: 'Operator of the platform',
    owner: 'Owner',
    admin: 'Administrator',
    manager: 'Manager',
    receptionist: 'Receptionist',
    specialist: 'Specialist',
    guest: 'Guest',
  },
  ru: {
    super_admin: 'Оператор платформы',
    owner: 'Владелец',
    admin: 'Администратор',
    manager: 'Менеджер',
    receptionist: 'Хостес',
    specialist: 'Специалист',
    guest: 'Гость',
  },
});
