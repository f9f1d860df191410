import { ValidationProblem } from '@guestflow/problems';
import { chosen } from './several';

const states = ['queued', 'sent', 'failed'];

describe('a filter that takes several values', () => {
  it('takes one, or several joined by commas, and none where nothing was said', () => {
    expect(chosen('state', undefined, states)).toBeUndefined();
    expect(chosen('state', 'sent', states)).toEqual(['state = $1', 'sent']);
    expect(chosen('state', 'sent, failed', states)).toEqual(['state = ANY ($1)', ['sent', 'failed']]);
  });

  it('names what it takes where it is given something else', () => {
    for (const said of ['lost', 'sent,', 'sent,lost', ' ']) {
      expect(() => chosen('state', said, states)).toThrow(ValidationProblem);
    }
    expect(() => chosen('state', 'lost', states)).toThrow('state takes queued, sent, failed');
  });
});
