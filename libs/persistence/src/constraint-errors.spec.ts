import { Conflict, Unavailable, ValidationProblem } from '@guestflow/problems';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { asDatabaseError, isRetryable, toProblem } from './constraint-errors';

const refusal = (code: string, more: Partial<DatabaseError> = {}) =>
  Object.assign(new DatabaseError('refused', 7, 'error'), { code, ...more });
const throughTypeOrm = (error: Error) => new QueryFailedError('INSERT …', [], error);
const networkError = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('what the database refused', () => {
  it.each([
    ['a second one of what is unique', '23505', Conflict],
    ['a time that is taken', '23P01', Conflict],
    ['what something else refers to', '23503', Conflict],
    ['a text with a NUL in it', '22021', ValidationProblem],
    ['a NUL in jsonb', '22P05', ValidationProblem],
    ['half a surrogate pair in jsonb', '22P02', ValidationProblem],
    ['a number out of its range', '22003', ValidationProblem],
    ['what is no time', '22007', ValidationProblem],
    ['a time out of its range', '22008', ValidationProblem],
    ['a time of a zone that is too far away', '22009', ValidationProblem],
    ['a session, because it shuts down', '57P01', Unavailable],
    ['a session, because it crashed', '57P02', Unavailable],
    ['a session, because it starts', '57P03', Unavailable],
    ['a session too many', '53300', Unavailable],
  ])('is said as a problem: %s (%s)', (_what, code, problem) => {
    expect(toProblem(refusal(code))).toBeInstanceOf(problem);
    expect(toProblem(throughTypeOrm(refusal(code)))).toBeInstanceOf(problem);
  });

  it('names the constraint, and never what stood in the row', () => {
    const error = refusal('23505', {
      constraint: 'users_email_unique',
      detail: 'Key (email)=(anna@example.com) already exists.',
    });
    const problem = toProblem(error);
    expect(problem?.extra).toEqual({ constraint: 'users_email_unique' });
    expect(JSON.stringify([problem?.detail, problem?.extra, problem?.message])).not.toContain('anna@example.com');
  });

  it.each([
    ['23514', 'a broken check'],
    ['42501', 'a row of another venue'],
    ['42P01', 'a table that is not there'],
    ['22012', 'a division by zero'],
    ['25P02', 'a statement after a failed one'],
  ])('is a fault of ours where no caller could have known better: %s, %s', (code) => {
    expect(toProblem(refusal(code))).toBeUndefined();
  });
});

describe('a database that cannot be reached', () => {
  it.each([
    ['refuses the connection', networkError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432')],
    [
      'refuses it at every address of its name',
      Object.assign(new AggregateError([networkError('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')], ''), {
        code: 'ECONNREFUSED',
      }),
    ],
    ['resets the connection', networkError('ECONNRESET', 'read ECONNRESET')],
    ['resets it while something is sent', networkError('ECONNRESET', 'write ECONNRESET')],
    ['is gone when something is sent', networkError('EPIPE', 'write EPIPE')],
    ['does not answer', networkError('ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:5432')],
    ['ends the connection', new Error('Connection terminated unexpectedly')],
    ['does not answer in time', new Error('Connection terminated due to connection timeout')],
    ['has no connection to spare', new Error('timeout exceeded when trying to connect')],
    ['was lost earlier', new Error('Client has encountered a connection error and is not queryable')],
    ['was left earlier', new Error('Client was closed and is not queryable')],
    ['has no address', networkError('ENOTFOUND', 'getaddrinfo ENOTFOUND postgres')],
    ['has no address at the moment', networkError('EAI_AGAIN', 'getaddrinfo EAI_AGAIN postgres')],
    ['has no way to it', networkError('EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.1:5432')],
  ])('is not available for now, and no fault: it %s', (_how, error) => {
    expect(toProblem(error)).toBeInstanceOf(Unavailable);
    expect(toProblem(throughTypeOrm(error))).toBeInstanceOf(Unavailable);
  });
});

describe('what is no word of the database', () => {
  it.each([
    [undefined],
    [null],
    ['23505'],
    [{ code: '23505' }],
    [new Error('23505')],
    [Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' })],
    [Object.assign(new Error('x'), { code: 23505 })],
    [new QueryFailedError('SELECT', [], new Error('something else'))],
  ])('is no problem of the caller: %p', (thrown) => {
    expect(asDatabaseError(thrown)).toBeUndefined();
    expect(toProblem(thrown)).toBeUndefined();
    expect(isRetryable(thrown)).toBe(false);
  });
});

describe('a lost race', () => {
  it('is worth another try: a deadlock or a serialization failure, and nothing else', () => {
    for (const code of ['40P01', '40001']) {
      expect([code, isRetryable(refusal(code))]).toEqual([code, true]);
      expect([code, isRetryable(throughTypeOrm(refusal(code)))]).toEqual([code, true]);
    }
    for (const code of ['23505', '23P01', '57P01', '40002', '55P03']) {
      expect([code, isRetryable(refusal(code))]).toEqual([code, false]);
    }
  });
});
