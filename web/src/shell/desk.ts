import type { RouteObject } from 'react-router';
import type { Role } from '@/api/wire';
import type { CommandSource } from './commands';

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
  /** Finds records for the command palette, for whoever may see them. */
  useFinder?: () => CommandSource['find'];
  /** Larger type, targets of 44 px and tabs at the bottom: the customer's pages. */
  touch?: boolean;
}

/** The tab that a page belongs to: the one whose path it lies below, else the desk's first. */
export const currentTab = (desk: Desk, pathname: string): DeskTab | undefined => {
  const below = pathname.slice(desk.id.length + 2);
  return (
    desk.tabs.find((tab) => tab.path !== '' && (below === tab.path || below.startsWith(`${tab.path}/`))) ?? desk.tabs[0]
  );
};
