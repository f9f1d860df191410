// What the pages say, in both languages side by side: [Russian, English].

const texts = {
  other_language: ['English', 'Русский'],
  sign_out: ['Выйти', 'Sign out'],
  sections: ['Разделы', 'Sections'],
  home: ['Главная', 'Home'],
  staff: ['Сотрудники', 'Staff'],
  people: ['Люди', 'People'],
  operators: ['Операторы', 'Operators'],
  profile: ['Профиль', 'Profile'],
  security: ['Доступ', 'Security'],
  cancel: ['Отмена', 'Cancel'],
  back_to_sign_in: ['Вернуться ко входу', 'Back to sign-in'],
  to_home: ['На главную', 'Go to the home page'],
  try_again: ['Попробовать ещё раз', 'Try again'],
  trouble: ['Не получилось открыть страницу', 'This page could not be opened'],
  session_over: ['Сессия закончилась. Войдите снова.', 'Your session has ended. Sign in again.'],
  elsewhere: [
    'В другой вкладке что-то изменилось: мы обновили страницу.',
    'Something changed in another tab, so this page was brought up to date.',
  ],

  email: ['Почта', 'E-mail'],
  password: ['Пароль', 'Password'],
  show_password: ['Показать', 'Show'],
  hide_password: ['Скрыть', 'Hide'],
  new_password: ['Новый пароль', 'New password'],
  password_hint: [
    'Не меньше 8 знаков. Лучше фраза, чем слово.',
    'At least 8 characters. A phrase is better than a word.',
  ],
  first_name: ['Имя', 'First name'],
  last_name: ['Фамилия', 'Last name'],
  phone: ['Телефон', 'Telephone'],
  phone_hint: ['С кодом страны: +79161234567', 'With the country’s code: +79161234567'],
  language: ['Язык писем', 'Language of letters'],
  timezone: ['Часовой пояс', 'Time zone'],
  timezone_venue: ['Как в заведении', 'As at the venue'],
  optional: ['необязательно', 'optional'],

  sign_in: ['Вход', 'Sign in'],
  do_sign_in: ['Войти', 'Sign in'],
  forgot_link: ['Забыли пароль?', 'Forgot your password?'],
  no_account: ['Вы гость и ещё не с нами?', 'A guest, and new here?'],
  register_link: ['Создать учётную запись', 'Create an account'],
  no_venue: ['У вас ресторан или студия?', 'You have a restaurant or a studio?'],
  open_venue: ['Открыть заведение', 'Open a venue'],
  open_venue_text: [
    'Учётная запись владельца и первое заведение. Всё остальное настраивается потом.',
    'An owner’s account and a first venue. Everything else can be set up later.',
  ],
  first_venue_text: [
    'Осталось открыть первое заведение. Всё остальное настраивается потом.',
    'Only your first venue is still to be opened. Everything else can be set up later.',
  ],
  about_you: ['О вас', 'About you'],
  about_venue: ['О заведении', 'About the venue'],
  venue_name: ['Название заведения', 'Name of the venue'],
  venue_name_hint: ['Как его знают гости', 'As guests know it'],
  kind: ['Что это', 'What it is'],
  kind_restaurant: ['Ресторан', 'Restaurant'],
  kind_studio: ['Студия', 'Studio'],
  timezone_hint: ['Начните печатать город: Moscow', 'Begin to type a city: London'],
  venue_language: ['Язык общения с гостями', 'Language spoken with guests'],
  do_open_venue: ['Открыть', 'Open it'],
  venue_opened: ['Заведение открыто: {name}', '{name} is open'],
  owner_sign_up_closed: ['Самостоятельная регистрация закрыта', 'Sign-up is closed here'],
  owner_sign_up_closed_text: [
    'На этой платформе заведения открывает оператор. Попросите его открыть ваше: приглашение придёт на почту.',
    'On this platform venues are opened by its operator. Ask for yours: an invitation then comes by e-mail.',
  ],
  has_account: ['Уже есть учётная запись?', 'Already have an account?'],

  forgot: ['Забыли пароль?', 'Forgot your password?'],
  forgot_text: [
    'Укажите почту, с которой вы входите. Мы пришлём ссылку, по которой можно задать новый пароль.',
    'Tell us the e-mail you sign in with. We will send a link to choose a new password.',
  ],
  send_link: ['Прислать ссылку', 'Send the link'],
  forgot_done: ['Проверьте почту', 'Check your e-mail'],
  forgot_done_text: [
    'Если учётная запись {email} есть, письмо уже в пути. Ссылка в нём действует один час. Не видно письма? Загляните в «Спам».',
    'If there is an account for {email}, a letter is on its way. Its link is good for one hour. Nothing there? Look in the spam folder.',
  ],

  reset: ['Новый пароль', 'A new password'],
  reset_text: [
    'Придумайте новый пароль. Со всех устройств, где вы вошли, потребуется войти заново.',
    'Choose a new password. You will have to sign in again on every device.',
  ],
  reset_save: ['Сохранить пароль', 'Save the password'],
  reset_done: ['Пароль изменён. Войдите с новым.', 'Your password is changed. Sign in with the new one.'],

  invitation: ['Приглашение', 'An invitation'],
  invitation_venue: ['Приглашение в команду: {venue}', 'Join the team of {venue}'],
  invitation_platform: ['Приглашение управлять платформой', 'Join those who run the platform'],
  your_role: ['Ваша роль', 'Your role'],
  organization: ['Организация', 'Organization'],
  invitation_known: [
    'У вас уже есть учётная запись с этой почтой: пароль остаётся прежним.',
    'You already have an account with this e-mail: your password stays as it is.',
  ],
  invitation_other: [
    'Сейчас здесь работает {name}. Приняв приглашение, вы войдёте как {email}.',
    '{name} is signed in here now. Accepting signs you in as {email}.',
  ],
  choose_password: ['Придумайте пароль', 'Choose a password'],
  accept: ['Принять приглашение', 'Accept the invitation'],
  accepted: ['Добро пожаловать!', 'Welcome!'],

  verify: ['Подтверждение почты', 'Confirm your e-mail'],
  verify_text: ['Остался один шаг: подтвердите, что адрес ваш.', 'One step left: confirm that the address is yours.'],
  verify_sign_in_first: [
    'Сначала войдите в эту учётную запись, потом откройте ссылку из письма ещё раз.',
    'Sign in to this account first, then open the link of the letter again.',
  ],
  verify_do: ['Подтвердить адрес', 'Confirm the address'],
  verified: ['Адрес подтверждён', 'The address is confirmed'],
  verified_text: ['Спасибо! Больше ничего делать не нужно.', 'Thank you! There is nothing else to do.'],

  register: ['Новая учётная запись', 'A new account'],
  register_text: [
    'Для гостей. Сотрудников приглашает заведение: письмо со ссылкой приходит на почту.',
    'For guests. Staff are invited by their venue, with a link by e-mail.',
  ],
  do_register: ['Создать', 'Create'],
  registered: [
    'Готово! Мы отправили письмо, чтобы подтвердить почту.',
    'Done! We sent a letter to confirm your e-mail.',
  ],

  link_gone: ['Ссылка не действует', 'This link does not work'],
  link_gone_text: [
    'Она уже использована, устарела или заменена более новой. Откройте самое свежее письмо.',
    'It was used, has expired or was replaced by a newer one. Open the newest letter.',
  ],
  link_incomplete: ['Откройте ссылку из письма ещё раз', 'Open the link from the letter again'],
  link_incomplete_text: [
    'После обновления страницы ссылку нужно открыть заново: так она не остаётся в истории браузера.',
    'After a reload the link has to be opened anew: that keeps it out of the browser’s history.',
  ],
  link_ask_inviter: [
    'Если не помогло, попросите того, кто вас пригласил, отправить приглашение ещё раз.',
    'If that does not help, ask whoever invited you to send the invitation again.',
  ],
  link_ask_again: ['Запросить новую ссылку', 'Ask for a new link'],

  impersonated: ['{operator} работает от имени: {name}', '{operator} is working in the name of {name}'],
  impersonation_end: ['Закончить', 'Stop'],
  role: ['Роль', 'Role'],
  verify_wanted: [
    'Почта ещё не подтверждена. Откройте ссылку из нашего письма.',
    'Your e-mail is not confirmed yet. Open the link in our letter.',
  ],
  verify_again: ['Отправить письмо', 'Send the letter'],
  verify_sent: ['Письмо отправлено', 'The letter is sent'],
  venues: ['Ваши заведения', 'Your venues'],
  here: ['Вы здесь', 'You are here'],
  switch: ['Перейти', 'Go there'],
  switch_to: ['Перейти: {venue}', 'Go to {venue}'],
  switched: ['Теперь вы здесь: {venue}', 'You are at {venue} now'],
  suspended: ['Приостановлено', 'Suspended'],
  today: ['Сегодня', 'Today'],
  zone_now: ['{zone}, сейчас {time}', '{zone}, {time} now'],
  booking_page: ['Страница для гостей', 'Page for guests'],
  copy_address: ['Скопировать адрес', 'Copy the address'],
  closed_today: ['Закрыто', 'Closed'],
  round_the_clock: ['Круглосуточно', 'Round the clock'],
  status: ['Состояние', 'Status'],
  venue_active: ['Работает', 'Active'],
  venue_suspended: ['Приостановлено', 'Suspended'],
  address: ['Адрес', 'Address'],
  greeting_text: ['Приветствие', 'Greeting'],
  greeting_text_hint: ['С этого начинается разговор с гостем', 'What a guest is greeted with'],
  info_text: ['Что важно знать гостю', 'What a guest should know'],
  info_text_hint: [
    'Как пройти, где парковка, есть ли детское меню',
    'How to get there, where to park, what is special',
  ],
  theirs: ['Там уже другое: {value}', 'Somebody else wrote: {value}'],
  theirs_taken: ['Это изменил кто-то ещё: здесь уже новое', 'Somebody else changed this: it is theirs already'],
  nothing: ['пусто', 'nothing'],
  screens: ['Для работы', 'For your work'],
  screens_text: [
    'Экраны администратора ещё впереди. Пока всё остальное делается через API.',
    'The admin’s screens are still to come. Until then everything else is done through the API.',
  ],
  api: ['Документация API', 'The API, to read and to try'],
  api_text: ['Все операции: прочитать и попробовать', 'Every operation of every service'],
  health: ['Состояние сервисов', 'How the services are'],
  health_text: ['Каждый: работает или нет', 'Each one, up or down'],

  staff_of: ['Сотрудники: {venue}', 'Staff of {venue}'],
  whose_staff: ['Чьи сотрудники', 'Whose staff'],
  platform_itself: ['Платформа: операторы', 'The platform: operators'],
  find_venue: ['Найти заведение', 'Find a venue'],
  find_person: ['Найти по имени или почте', 'Find by name or e-mail'],
  find: ['Найти', 'Find'],
  nobody: ['Никого не нашлось', 'Nobody found'],
  shown_of: ['Показано {shown} из {total}', '{shown} of {total} shown'],
  more: ['Показать ещё', 'Show more'],
  you: ['это вы', 'you'],
  status_invited: ['Приглашён', 'Invited'],
  status_active: ['Работает', 'Active'],
  status_inactive: ['Отключён', 'Let go'],
  last_sign_in: ['Последний вход {when}', 'Last signed in {when}'],
  invite_heading: ['Пригласить сотрудника', 'Invite somebody'],
  invite_operator_heading: ['Пригласить оператора', 'Invite an operator'],
  note: ['Заметка', 'Note'],
  invite_send: ['Отправить приглашение', 'Send the invitation'],
  invited: ['Приглашение отправлено: {email}', 'The invitation went to {email}'],
  send_again: ['Отправить снова', 'Send again'],
  let_go: ['Отключить', 'Let go'],
  let_go_ask: [
    '{name} сразу потеряет доступ. Вернуть его можно в любой момент.',
    '{name} loses access at once. You can take them back at any time.',
  ],
  let_gone: ['{name}: доступ отключён', '{name} has no access any more'],
  withdraw: ['Отозвать', 'Withdraw'],
  withdrawn: ['Приглашение отозвано: {name}', 'The invitation of {name} is withdrawn'],
  take_back: ['Вернуть', 'Take back'],
  taken_back: ['{name}: доступ возвращён', '{name} has access again'],
  act_as: ['Работать от имени', 'Work in this name'],
  action_for: ['{action}: {name}', '{action}: {name}'],

  api_keys: ['Ключи API', 'API keys'],
  api_keys_text: [
    'Для программ партнёров: виджета, бота, кассы. Ключ открывает только то, что отмечено.',
    'For partners’ programs: a widget, a bot, a till. A key opens only what it was given.',
  ],
  no_api_keys: ['Ключей пока нет.', 'There are no keys yet.'],
  key_active: ['Действует', 'Active'],
  key_expired: ['Истёк', 'Expired'],
  key_revoked: ['Отозван', 'Revoked'],
  last_used: ['Последнее обращение {when}', 'Last used {when}'],
  never_used: ['Ещё не использовался', 'Never used'],
  expires_at: ['Действует до {when}', 'Good until {when}'],
  expired_at: ['Истёк {when}', 'Expired {when}'],
  expires_never: ['Без срока', 'Does not expire'],
  revoked_at: ['Отозван {when}', 'Revoked {when}'],
  revoke: ['Отозвать', 'Revoke'],
  revoke_ask: [
    'Ключ «{name}» сразу перестанет работать. Вернуть его нельзя.',
    'The key “{name}” stops working at once, and for good.',
  ],
  revoked_done: ['Ключ отозван: {name}', 'The key {name} is revoked'],
  new_api_key: ['Новый ключ', 'A new key'],
  key_name: ['Название', 'Name'],
  key_name_hint: ['Кому он: например, «Виджет на сайте»', 'Whose it is: “Booking widget”, say'],
  key_lasts: ['Срок', 'Good for'],
  key_days_30: ['30 дней', '30 days'],
  key_days_90: ['90 дней', '90 days'],
  key_days_365: ['Год', 'A year'],
  key_days_none: ['Без срока', 'Ever'],
  key_scopes: ['Что можно с этим ключом', 'What it may do'],
  'scope_venue.read': ['Видеть настройки заведения', 'See the venue’s settings'],
  'scope_templates.read': ['Видеть шаблоны уведомлений', 'See the notification templates'],
  'scope_tables.read': ['Видеть столы', 'See the tables'],
  'scope_bookings.read': ['Видеть брони и свободное время', 'See the bookings and what is free'],
  'scope_bookings.write': ['Записывать, менять и отменять брони', 'Make, change and cancel bookings'],
  'scope_schedule.read': ['Видеть закрытое время', 'See blocked times'],
  'scope_bot.act': ['Действовать от имени гостей, как бот заведения', 'Act for guests, as the venue’s bot does'],
  scopes_unknown: [
    'Сейчас не узнать, что можно разрешить ключу.',
    'What a key can be given cannot be told at the moment.',
  ],
  make_key: ['Создать ключ', 'Make the key'],
  key_made: ['Ключ готов: {name}', 'The key is made: {name}'],
  key_once: [
    'Скопируйте его сейчас: больше он нигде не показывается.',
    'Copy it now: it is shown this once and never again.',
  ],
  the_key: ['Ключ', 'The key'],
  copy: ['Скопировать', 'Copy'],
  copied: ['Скопировано', 'Copied'],
  copy_yourself: [
    'Браузер не дал скопировать. Ключ выделен: скопируйте его сами.',
    'The browser does not let us copy. The key is selected: copy it yourself.',
  ],
  key_kept: ['Готово', 'Done'],

  bookings: ['Бронирования', 'Bookings'],
  tables: ['Столы', 'Tables'],
  day: ['День', 'Day'],
  day_before: ['День раньше', 'The day before'],
  day_after: ['День позже', 'The day after'],
  time: ['Время', 'Time'],
  table: ['Стол', 'Table'],
  guests: ['Сколько гостей', 'Guests'],
  guests_one: ['{count} гость', '{count} guest'],
  guests_few: ['{count} гостя', '{count} guests'],
  guests_many: ['{count} гостей', '{count} guests'],
  guests_other: ['{count} гостя', '{count} guests'],
  bookings_one: ['{count} бронь', '{count} booking'],
  bookings_few: ['{count} брони', '{count} bookings'],
  bookings_many: ['{count} броней', '{count} bookings'],
  bookings_other: ['{count} брони', '{count} bookings'],
  seats_one: ['{count} место', '{count} seat'],
  seats_few: ['{count} места', '{count} seats'],
  seats_many: ['{count} мест', '{count} seats'],
  seats_other: ['{count} места', '{count} seats'],
  any_party: ['сколько угодно мест', 'any party'],
  no_name: ['Без имени', 'No name'],
  what_suits_best: ['Что подойдёт лучше', 'What suits best'],
  at_table: ['стол {table}', 'table {table}'],
  table_for: ['Стол для: {name}', 'Table for {name}'],
  table_later: ['Без стола: заявка ждёт ответа', 'None yet: a request that waits'],
  venue_soon: [
    'Заведение только что открыто. Ещё пара секунд, и можно начинать.',
    'The venue was opened this moment. It is ready in a few seconds.',
  ],
  not_up_to_date: ['На странице то, что было в {time}.', 'What is shown here is as it was at {time}.'],

  no_tables: ['Столов пока нет', 'No tables yet'],
  no_tables_text: [
    'Добавьте первый: с ним можно принимать бронирования.',
    'Add the first: with it, bookings can be taken.',
  ],
  no_tables_ask: [
    'Столы добавляет менеджер или владелец. Как только они появятся, можно принимать бронирования.',
    'A manager or the owner adds them. As soon as there are tables, bookings can be taken.',
  ],
  add_first_table: ['Добавить первый стол', 'Add the first table'],
  add_table: ['Добавить стол', 'Add a table'],
  add: ['Добавить', 'Add'],
  table_added: ['Стол добавлен: {name}', 'The table {name} is added'],
  table_name: ['Название', 'Name'],
  table_name_hint: ['Номер или имя: «7», «Терраса-2»', 'Its number or name: “7”, “Terrace-2”'],
  capacity: ['Сколько мест', 'Seats'],
  capacity_hint: ['Пусто: сколько угодно', 'Empty: a party of any size'],
  zone: ['Зона', 'Zone'],
  zone_hint: ['Где это: «Терраса», «Зал»', 'Where it is: “Terrace”, “Hall”'],
  least_guests: ['Подбирать от', 'Given by itself from'],
  least_guests_hint: [
    'Меньшим компаниям сам не предлагается',
    'How many guests at least; smaller parties only by hand',
  ],
  from_guests: ['подбирается от {count}', 'from {count} guests'],
  not_in_use: ['не используется', 'not in use'],
  change: ['Изменить', 'Change'],
  out_of_use: ['Не использовать', 'Take out of use'],
  into_use: ['Использовать', 'Put into use'],
  delete: ['Удалить', 'Delete'],
  deleted: ['Удалено: {name}', '{name} is deleted'],
  delete_table_ask: [
    'Удалить стол «{name}»? Прошлые брони останутся.',
    'Delete the table “{name}”? What was booked there stays in the books.',
  ],
  delete_group_ask: ['Удалить группу «{name}»? Столы останутся.', 'Delete the group “{name}”? Its tables stay.'],
  table_booked: [
    'За столом {count}: {times}. Сначала дайте им другие столы.',
    'It has {count}: {times}. Give them other tables first.',
  ],
  table_in_groups: [
    'Стол входит в группы: {groups}. Сначала измените их.',
    'It is put together with others in: {groups}. Change these first.',
  ],
  table_groups: ['Столы вместе', 'Tables put together'],
  table_groups_text: [
    'Какие столы можно сдвинуть для большой компании. Подбираются сами, когда одного стола мало.',
    'Which tables can be put together for a large party. They are chosen when no single table is large enough.',
  ],
  no_table_groups: ['Таких пока нет.', 'There are none yet.'],
  add_group: ['Сдвинуть столы', 'Put tables together'],
  put_together: ['Сохранить группу', 'Save the group'],
  group_added: ['Группа добавлена: {name}', 'The group {name} is added'],
  group_name: ['Название группы', 'Name of the group'],
  group_name_hint: ['Например, «1 + 2»', '“1 + 2”, say'],
  group_capacity_hint: ['Пусто: столько, сколько у столов вместе', 'Empty: as many as the tables have together'],
  which_tables: ['Какие столы', 'Which tables'],

  blocks: ['Закрытое время', 'Blocked times'],
  blocks_text: [
    'Когда столы или всё заведение не принимают брони. Сделанные раньше брони остаются.',
    'When tables, or the whole venue, take no bookings. Bookings made before stay.',
  ],
  no_blocks: ['В этот день ничего не закрыто.', 'Nothing is blocked on this day.'],
  add_block: ['Закрыть на время', 'Block a time'],
  from_time: ['С', 'From'],
  to_time: ['До', 'Until'],
  to_time_hint: ['Если раньше начала, то на следующий день', 'Earlier than the beginning: on the next day'],
  block_type: ['Почему', 'Why'],
  reason: ['Подробнее', 'In words'],
  which_tables_blocked: ['Какие столы (ни одного: всё заведение)', 'Which tables (none of them: the whole venue)'],
  whole_venue: ['Всё заведение', 'The whole venue'],
  block_it: ['Закрыть', 'Block it'],
  block_made: ['Время закрыто', 'The time is blocked'],
  block_made_hits: ['Время закрыто. На него приходится: {count}', 'The time is blocked. Booked in it: {count}'],
  block_hits: [
    'На это время приходится: {count}. Решите, что с ними делать.',
    'Booked in this time: {count}. Decide what becomes of them.',
  ],
  unblock: ['Открыть', 'Unblock'],
  unblock_ask: ['Снова принимать брони: {tables}, {span}?', 'Take bookings again: {tables}, {span}?'],
  unblocked: ['Время снова открыто', 'It can be booked again'],
  block_closed: ['Закрыто', 'Closed'],
  block_maintenance: ['Ремонт', 'Maintenance'],
  block_private_event: ['Закрытое мероприятие', 'Private event'],
  block_break: ['Перерыв', 'Break'],
  block_training: ['Обучение', 'Training'],
  block_holiday: ['Праздник', 'Holiday'],
  block_other: ['Другое', 'Other'],

  requests: ['Ждут ответа', 'Waiting for an answer'],
  lapses_at: ['Без ответа отменится в {time}', 'Lapses at {time} if nobody answers'],
  timeline: ['Столы по часам', 'The tables by the hour'],
  closed_that_day: ['В этот день заведение закрыто.', 'The venue is closed on this day.'],
  held: ['Кто-то сейчас бронирует', 'Somebody is booking it now'],
  kept_free: ['Время на уборку', 'Kept free afterwards'],
  bookings_of_day: ['Брони дня', 'Bookings of the day'],
  no_bookings: ['На этот день броней пока нет.', 'No bookings for this day yet.'],
  wish: ['Пожелания: {text}', 'Wishes: {text}'],
  staff_note: ['Заметка: {text}', 'Note: {text}'],
  guest_late: ['Опаздывает на {minutes} мин', '{minutes} min late'],
  guest_coming: ['Подтвердил, что придёт', 'Said to be coming'],
  status_of_new: ['Ждёт ответа', 'Waiting'],
  status_of_confirmed: ['Подтверждена', 'Confirmed'],
  status_of_arrived: ['Гости здесь', 'Here'],
  status_of_completed: ['Завершена', 'Completed'],
  status_of_cancelled: ['Отменена', 'Cancelled'],
  status_of_no_show: ['Не пришли', 'No-show'],
  source_bot: ['через бота', 'by the bot'],
  source_manual: ['записал персонал', 'written by staff'],
  source_walk_in: ['зашли сами', 'walk-in'],
  source_web: ['с сайта', 'by the website'],
  source_partner: ['через партнёра', 'by a partner'],
  move_confirm: ['Подтвердить', 'Confirm'],
  move_refuse: ['Отказать', 'Refuse'],
  move_cancel: ['Отменить бронь', 'Cancel the booking'],
  move_arrive: ['Пришли', 'Arrived'],
  move_undo_arrival: ['Ещё не пришли', 'Not arrived after all'],
  move_complete: ['Ушли', 'Complete'],
  move_no_show: ['Не пришли', 'No-show'],
  move_reopen: ['Вернуть', 'Reopen'],
  refuse_ask: ['Отказать: {name}?', 'Refuse the request of {name}?'],
  cancel_ask: ['Отменить бронь: {name}?', 'Cancel the booking of {name}?'],
  all_the_same: ['Всё равно', 'All the same'],
  booking_changed: [
    '{name}: бронь уже изменил кто-то другой. Показано, как теперь.',
    'Somebody else changed the booking of {name} meanwhile. It is shown as it is now.',
  ],

  new_booking: ['Новая бронь', 'New booking'],
  walk_in: ['Зашли без брони', 'Walk-in'],
  walk_in_text: ['Гости уже здесь: стол займётся сразу.', 'They are here already: the table is theirs at once.'],
  book_it: ['Забронировать', 'Book it'],
  seat_them: ['Посадить', 'Seat them'],
  guest_name: ['Имя гостя', 'Guest’s name'],
  wishes: ['Пожелания гостя', 'The guest’s wishes'],
  notes: ['Заметка для своих', 'Notes'],
  notes_hint: ['Гость её не видит', 'No guest sees them'],
  free_times: ['Свободное время', 'Free times'],
  no_free_times: [
    'По часам работы в этот день начать уже нельзя. Время можно ввести самому.',
    'By the opening hours nothing can begin on this day any more. A time can be typed all the same.',
  ],
  free_tables: ['свободно: {count}', '{count} free'],
  none_free: ['всё занято', 'nothing free'],
  made_confirmed: ['Забронировано: {name}, {time}, стол {table}', 'Booked: {name}, {time}, table {table}'],
  made_arrived: ['За столом {table}: {name}', 'Seated at table {table}: {name}'],
  made_new: ['Заявка записана: {name}, {time}', 'The request is written down: {name}, {time}'],
  in_way_booking: ['Стол {table} занят с {from} до {to}.', 'Table {table} is taken from {from} to {to}.'],
  in_way_named: ['Стол {table} занят с {from} до {to}: {name}.', 'Table {table} is taken from {from} to {to}: {name}.'],
  in_way_block: ['Стол {table} закрыт с {from} до {to}.', 'Table {table} is blocked from {from} to {to}.'],
  in_way_hold: [
    'Стол {table} сейчас бронирует кто-то другой: с {from} до {to}.',
    'Somebody is booking table {table} at this moment: from {from} to {to}.',
  ],
  nothing_free: ['На всё это время нет свободного стола.', 'No table is free for all of this time.'],
  instead: ['Можно вместо этого:', 'Free instead:'],
  same_time_at: ['В то же время: стол {table}', 'At the same time: table {table}'],
  free_nearby: ['Рядом свободно: {times}', 'Free nearby: {times}'],

  save: ['Сохранить', 'Save'],
  saved: ['Сохранено', 'Saved'],
  change_password: ['Сменить пароль', 'Change the password'],
  change_password_text: [
    'На остальных устройствах потребуется войти заново.',
    'You will be signed out on your other devices.',
  ],
  current_password: ['Нынешний пароль', 'Current password'],
  password_changed: ['Пароль изменён', 'The password is changed'],
  sessions: ['Где выполнен вход', 'Where you are signed in'],
  this_device: ['Это устройство', 'This device'],
  by_operator: ['Оператор от вашего имени', 'An operator, in your name'],
  unknown_device: ['Неизвестное устройство', 'Unknown device'],
  end: ['Завершить', 'End'],
  ended: ['Сессия завершена', 'The session is ended'],
  end_others: ['Выйти на всех остальных', 'Sign out everywhere else'],
  ended_others: ['На остальных устройствах выполнен выход', 'You are signed out everywhere else'],

  role_super_admin: ['Оператор платформы', 'Operator of the platform'],
  role_owner: ['Владелец', 'Owner'],
  role_admin: ['Администратор', 'Administrator'],
  role_manager: ['Менеджер', 'Manager'],
  role_receptionist: ['Хостес', 'Receptionist'],
  role_specialist: ['Специалист', 'Specialist'],
  role_guest: ['Гость', 'Guest'],
  language_ru: ['Русский', 'Russian'],
  language_en: ['Английский', 'English'],

  problem_offline: [
    'Нет связи с сервером. Проверьте подключение и попробуйте ещё раз.',
    'The server cannot be reached. Check your connection and try again.',
  ],
  problem_wrong_password: ['Почта или пароль не подходят.', 'The e-mail or the password is wrong.'],
  problem_unauthorized: ['Сессия закончилась. Войдите снова.', 'Your session has ended. Sign in again.'],
  problem_suspended: ['Заведение приостановлено', 'The venue is suspended'],
  problem_suspended_text: [
    'Пока это так, войти нельзя. Почему и надолго ли, знает оператор платформы.',
    'While it is, nobody can work there. The operator of the platform can tell why and for how long.',
  ],
  problem_forbidden: ['На это у вас нет прав.', 'You do not have the right to do this.'],
  problem_not_found: ['Этого здесь больше нет. Обновите страницу.', 'It is no longer here. Reload the page.'],
  problem_conflict: [
    'Кто-то уже изменил это. Обновите страницу.',
    'Somebody has changed this already. Reload the page.',
  ],
  problem_changed_meanwhile: [
    'Пока вы писали, заведение изменил кто-то ещё. Чужое показано у полей. Сохраните ещё раз, и останется то, что в полях.',
    'Somebody else changed the venue meanwhile. What they wrote stands at the fields. Save again to keep what is in them.',
  ],
  problem_too_many_api_keys: [
    'У заведения уже 50 ключей. Сначала отзовите лишний.',
    'The venue has 50 keys already. Revoke one first.',
  ],
  problem_owner_sign_up_closed: ['Самостоятельная регистрация закрыта.', 'Sign-up is closed here.'],
  problem_account_exists: [
    'Учётная запись с этой почтой уже есть. Войдите или задайте новый пароль.',
    'There is an account with this e-mail already. Sign in, or choose a new password.',
  ],
  problem_works_here: [
    'Этот человек уже работает здесь или приглашён, либо управляет платформой.',
    'This person works here or is invited already, or runs the platform.',
  ],
  problem_last_owner: [
    'Это последний владелец: хотя бы один должен остаться.',
    'This is the last owner: at least one has to stay.',
  ],
  problem_own_place: ['Себя отключить нельзя.', 'Nobody lets themselves go.'],
  problem_not_invited: ['Приглашение уже принято.', 'The invitation has been taken up already.'],
  problem_already_verified: ['Почта уже подтверждена.', 'Your e-mail is confirmed already.'],
  problem_taken: ['На это время стол занят.', 'The table is taken at this time.'],
  problem_in_the_past: ['Это время уже прошло.', 'This time is over already.'],
  problem_too_far_ahead: ['Так далеко вперёд брони не записываются.', 'Bookings are not taken so far ahead.'],
  problem_outside_opening_hours: [
    'Заведение открыто не на всё время визита.',
    'The venue is not open for all of this visit.',
  ],
  problem_over_capacity: ['Мест только {capacity}.', 'There is room for {capacity} only.'],
  problem_blacklisted: ['Гость в чёрном списке.', 'The guest is on the blacklist.'],
  problem_table_inactive: ['Этот стол не используется.', 'This table is not in use.'],
  problem_nonexistent_time: [
    'Такого времени в этот день нет: часы переводят вперёд.',
    'There is no such time on this day: the clocks are put forward over it.',
  ],
  problem_too_early: ['Для этого ещё рано.', 'It is too early for this.'],
  problem_name_taken: ['Такое название уже есть.', 'There is one of this name already.'],
  problem_table_held: [
    'Этот стол сейчас бронируют. Попробуйте через несколько минут.',
    'Somebody is booking this table at this moment. Try again in some minutes.',
  ],
  problem_block_over: ['Это время уже прошло.', 'This time is over already.'],
  problem_block_too_far_ahead: ['Так далеко вперёд закрыть нельзя.', 'A time so far ahead cannot be blocked.'],
  problem_too_many_tables: [
    'Столов уже так много, что больше не добавить.',
    'There are as many tables as there can be.',
  ],
  problem_rate_limited: [
    'Слишком много попыток. Попробуйте снова через {wait}, в {time}.',
    'Too many tries. Try again in {wait}, at {time}.',
  ],
  problem_rate_limited_somewhen: ['Слишком много попыток. Подождите немного.', 'Too many tries. Wait a little.'],
  problem_unavailable: [
    'Сервис сейчас недоступен. Попробуйте через несколько секунд.',
    'This is not available at the moment. Try again in a few seconds.',
  ],
  problem_other: [
    'Что-то пошло не так. Номер запроса: {request}',
    'Something went wrong. Number of the request: {request}',
  ],

  wrong_empty: ['Заполните это поле', 'This is needed'],
  wrong_email: ['Похоже, в адресе ошибка', 'This does not look like an e-mail address'],
  wrong_password: [
    'Нужно не меньше 8 знаков; не частый пароль и не ваша почта',
    'At least 8 characters; not a common password, and not your e-mail',
  ],
  wrong_current_password: ['Это не нынешний пароль', 'This is not your current password'],
  wrong_phone: ['Номер с кодом страны: +79161234567', 'The number with its country’s code: +79161234567'],
  wrong_guests: ['Число от 1 до 1000', 'A number from 1 to 1000'],
  wrong_none_chosen: ['Отметьте хотя бы одно', 'Choose at least one'],
  wrong_timezone: ['Выберите другой часовой пояс', 'Choose another time zone'],
};

const languages = ['ru', 'en'];
const memory = 'guestflow.language';

export let language = remembered() ?? (navigator.language.startsWith('ru') ? 'ru' : 'en');
document.documentElement.lang = language;

function remembered() {
  try {
    const kept = localStorage.getItem(memory);
    return languages.includes(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** For a visitor who has chosen no language and whose browser asks for neither. */
export function fallBackOn(other) {
  if (remembered() || languages.some((known) => navigator.language.startsWith(known))) return;
  language = other;
  document.documentElement.lang = other;
}

/** What other pages have to say; of the same name, in the place of what is said here. */
export const learn = (more) => Object.assign(texts, more);

export const otherLanguage = () => (language === 'ru' ? 'en' : 'ru');

export function changeLanguage() {
  language = otherLanguage();
  document.documentElement.lang = language;
  try {
    localStorage.setItem(memory, language);
  } catch {
    // It lasts as long as the page.
  }
}

export function say(name, values = {}) {
  const text = texts[name][languages.indexOf(language)];
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** `2 guests`, `2 гостя`. */
export const counted = (name, count) => say(`${name}_${new Intl.PluralRules(language).select(count)}`, { count });

export const isSaid = (name) => Object.hasOwn(texts, name);

/** How the reader's own country writes times: `16:05` in London, `4:05 PM` in New York. */
const locale = () => navigator.languages.find((known) => known.startsWith(language)) ?? language;

/** `5 minutes`, `30 seconds`. */
export function lasting(seconds) {
  const [value, unit] = seconds > 90 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** Where the reader is, or in `timeZone`. */
export const clockTime = (date, timeZone) =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone }).format(date);

/** A time as the API writes it, `16:05`, of whichever clock. */
export const wallTime = (time) => clockTime(new Date(`1970-01-01T${time}Z`), 'UTC');

/** Where the reader is, or in `timeZone`. */
export const dayAndTime = (instant, timeZone) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));

/** Where the reader is, or in `timeZone`. */
export const dayAlone = (instant, timeZone) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone }).format(new Date(instant));

const dateIn = (date, how) => new Intl.DateTimeFormat(locale(), { ...how, timeZone: 'UTC' }).format(new Date(date));

/** `Wed, 5 May`, of a date as the API writes it. */
export const dayOf = (date) => dateIn(date, { weekday: 'short', day: 'numeric', month: 'short' });

/** `Wednesday, 5 May 2027`. */
export const dayInFull = (date) => dateIn(date, { dateStyle: 'full' });

/** `5 May 2027`. */
export const dateInFull = (date) => dateIn(date, { dateStyle: 'long' });
