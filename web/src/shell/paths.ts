import { useNavigate } from 'react-router';

export const signInPath = '/sign-in';

export const useSignedOutGoTo = (): (() => void) => {
  const navigate = useNavigate();
  return () => void navigate(signInPath);
};
