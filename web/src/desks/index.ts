import type { Role } from '@/api/wire';
import type { Desk } from '@/shell/desk';
import { audit } from './audit/desk';
import { customer } from './customer/desk';
import { dealer } from './dealer/desk';
import { insurer } from './insurer/desk';
import { servicing } from './servicing/desk';
import { treasury } from './treasury/desk';
import { underwriting } from './underwriting/desk';

/** Every desk of the house; a role opens the first one that names it. */
export const desks: readonly Desk[] = [dealer, underwriting, servicing, treasury, insurer, audit, customer];

export const deskOf = (role: Role | null | undefined): Desk | undefined =>
  role ? desks.find((desk) => desk.roles.includes(role)) : undefined;

export const deskAt = (pathname: string): Desk | undefined =>
  desks.find((desk) => pathname === `/${desk.id}` || pathname.startsWith(`/${desk.id}/`));
