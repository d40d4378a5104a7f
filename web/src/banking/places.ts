import { useLocation } from 'react-router';

/** The desk's own path of the bank's pages: they stand on several desks. */
export const useBankPath = (): string => `/${useLocation().pathname.split('/')[1] ?? ''}/bank`;
