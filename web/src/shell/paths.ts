import { useNavigate } from 'react-router';

export const signInPath = '/sign-in';
/** Where a customer uses the code from the store. */
export const activatePath = '/activate';

export const useSignedOutGoTo = (): (() => void) => {
  const navigate = useNavigate();
  return () => void navigate(signInPath);
};
