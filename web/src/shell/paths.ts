import { useLocation, useNavigate } from 'react-router';

export const signInPath = '/sign-in';
/** Where a customer uses the code from the store. */
export const activatePath = '/activate';

export const useSignedOutGoTo = (): (() => void) => {
  const navigate = useNavigate();
  return () => void navigate(signInPath);
};

/** Where an agreement stands on the desk that is open: on the servicing desk it is a page of its own. */
export const useAgreementPath = (): ((agreement: string) => string) => {
  const desk = useLocation().pathname.split('/')[1] ?? '';
  return (agreement) =>
    desk === 'servicing' ? `/servicing/${agreement}` : `/${desk}/portfolio/agreements/${agreement}`;
};
