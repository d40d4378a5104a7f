import type { RouteObject } from 'react-router';
import type { Role } from '@/api/wire';

export interface DeskTab {
  /** Below the desk's own path; empty for its first page. */
  path: string;
  /** Key in the desk's own words. */
  label: string;
  /** A count beside the word, read by the tab itself. */
  useCount?: () => number | undefined;
  /** After G: 'g a' goes there. */
  key?: string;
}

/** What the shell knows of a desk; its pages load when first opened. */
export interface Desk {
  /** Its path, its folder and the namespace of its words. */
  id: string;
  roles: readonly Role[];
  tabs: readonly DeskTab[];
  routes: readonly RouteObject[];
  /** Larger type, targets of 44 px and tabs at the bottom: the customer's pages. */
  touch?: boolean;
}
