import { useLocation } from 'react-router';

/** The desk's own path of the pages of collection: they stand on two desks. */
export const useCollectionsPath = (): string => `/${useLocation().pathname.split('/')[1] ?? ''}/collections`;
