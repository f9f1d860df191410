import { Channels } from './channels';

describe('the ways to guests', () => {
  it('are by e-mail only where there is a mail server', () => {
    expect(new Channels({}).on).toEqual(['telegram']);
    expect(new Channels({ smtpUrl: 'smtp://127.0.0.1' }).on).toEqual(['telegram', 'email']);
  });
});
