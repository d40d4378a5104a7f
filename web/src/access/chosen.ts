/** As the house asks: length is what counts. */
const shortestPassword = 12;

export interface Choice {
  password: string;
  again: string;
}

/** What is wrong with a password somebody chooses, as keys of the words. */
export const problemsOfChoice = ({ password, again }: Choice): { password?: string; again?: string } => ({
  ...(password.length < shortestPassword ? { password: 'wrongShort' } : {}),
  ...(again !== password ? { again: 'wrongAgain' } : {}),
});

/** What the store said, as typed: spaces between the groups of a code do not count. */
export const problemsOfInvitation = (phone: string, code: string): { phone?: string; code?: string } => ({
  ...(/^1\d{10}$/.test(phone.trim()) ? {} : { phone: 'wrongPhone' }),
  ...(/^\d{8}$/.test(code.replace(/[\s-]/g, '')) ? {} : { code: 'wrongCode' }),
});
