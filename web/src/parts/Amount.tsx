import { formatHero, formatMoney, type Money } from './money';

/** An amount in a table or a line: no currency, tabular figures. */
export const Amount = ({ of, strong = false }: { of: Money | null | undefined; strong?: boolean }) => (
  <span className={strong ? 'wh-num wh-strong' : 'wh-num'}>{formatMoney(of)}</span>
);

/** The one large figure of a panel, with the sign of its currency. */
export const HeroAmount = ({ of }: { of: Money }) => <span className="wh-num wh-hero">{formatHero(of)}</span>;
