import { fatesOf } from './reply-fates';

const message = (text: string, state: 'sent' | 'failed', created_at: string) => ({
  ...{ text, state, created_at, reason: null },
});

describe('what became of answers', () => {
  it('tells the same words apart by when they were written, and of what is not known yet nothing', () => {
    const later = message('Sorry', 'failed', '2027-01-02T10:00:00Z');
    const first = message('Sorry', 'sent', '2027-01-01T10:00:00Z');
    const replies = ['Sorry', 'Come again', 'Sorry'].map((text) => ({ text }));
    expect(fatesOf(replies, [later, first])).toEqual([first, undefined, later]);
    expect(fatesOf(replies, [])).toEqual([undefined, undefined, undefined]);
  });
});
