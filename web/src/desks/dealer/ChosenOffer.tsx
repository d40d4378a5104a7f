import type { Offer, QuoteInput } from '@/api/quotes';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { Facts, Panel } from '@/parts/Panel';
import { formatHero, formatMoney, formatPercent } from '@/parts/money';

/** The offer that is applied for, in the words and figures of the comparison. */
export const ChosenOffer = ({
  offer,
  input,
}: {
  offer: Offer;
  input: Pick<QuoteInput, 'price' | 'down' | 'months'>;
}) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const amount = (money: Offer['instalment']) => <span className="wh-num">{formatMoney(money)}</span>;
  return (
    <Panel title={say(offer.name)} note={t('unitCny')}>
      <div className="wh-note">
        {say(offer.lender.name)} {offer.lender.simulated && <SimulatedPill />}
      </div>
      <div className="wh-num wh-hero">{formatHero(offer.instalment)}</div>
      <div className="wh-note">
        {t('payments', { count: offer.instalments })}
        {offer.finalSum && offer.finalSum.minorUnits > 0 && `${t('thenFinal')} ${formatHero(offer.finalSum)}`}
      </div>
      <Facts
        rows={[
          [t('price'), amount(input.price)],
          [t('down'), amount(input.down)],
          [t('financedAmount'), amount(offer.principal)],
          [t('row.totalCost'), amount(offer.totalCost)],
          [
            t('row.annualisedRate'),
            <span key="r" className="wh-num">
              {offer.annualisedRate == null ? '—' : formatPercent(offer.annualisedRate)}
            </span>,
          ],
          ...offer.fees.map((fee) => [say(fee.name), amount(fee.amount)] as const),
          [t('row.ends'), say(offer.ends).split('\n')[0]],
        ]}
      />
      <p className="wh-note">{t('prefilledFromQuote')}</p>
    </Panel>
  );
};
