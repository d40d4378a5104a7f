import { describe, expect, it } from 'vitest';
import { problemsOfChoice, problemsOfInvitation } from './chosen';

describe('a password somebody chooses', () => {
  it('is long enough and written twice alike', () =>
    expect(problemsOfChoice({ password: 'twelve chars', again: 'twelve chars' })).toEqual({}));

  it('is refused where it is short or differs', () =>
    expect(problemsOfChoice({ password: 'eleven char', again: 'eleven chars' })).toEqual({
      password: 'wrongShort',
      again: 'wrongAgain',
    }));
});

describe('what the store handed over', () => {
  it('may be typed as it is read aloud', () => expect(problemsOfInvitation(' 13812345678', '4729 1836')).toEqual({}));

  it('is eight digits for a mobile number', () =>
    expect(problemsOfInvitation('0138', '4729183')).toEqual({ phone: 'wrongPhone', code: 'wrongCode' }));
});
