import { Dropdown, Radio } from 'antd';
import { memo, useDeferredValue, useState } from 'react';
import { useSay } from '@/api/text';
import type { Offer, QuoteInput } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { formatMoney, formatPercent, type Money } from '@/parts/money';
import { CostLegend } from './CostBar';
import { leastOf, offerKey } from './deal';
import { offerRows, type RowContext } from './offerRows';
import './offers.css';

interface OffersTableProps {
  offers: readonly Offer[];
  /** Every offer there is, for the choice at the head of a column. */
  all: readonly Offer[];
  input: QuoteInput;
  chosen: number;
  onChoose: (at: number) => void;
  onReplace: (at: number, key: string) => void;
}

const greatest = (offers: readonly Offer[], of: (offer: Offer) => number): number => Math.max(1, ...offers.map(of));

/**
 * One table with three columns, so that rows line up; on a phone one column and a switch between the three. A moved
 * slider draws it once, with the answer, and not before.
 */
export const OffersTable = memo((props: OffersTableProps) => {
  const { t } = useTranslation('dealer');
  const { offers, input, chosen } = props;
  const drawn = useDeferredValue(offers);
  const [phoneColumn, setPhoneColumn] = useState(0);
  const most: Money = {
    minorUnits: greatest(offers, (offer) => offer.totalCost.minorUnits),
    currency: input.price.currency,
  };
  const context: RowContext = {
    t,
    input,
    most,
    drawn,
    top: greatest(drawn, (offer) => Math.max(...offer.balanceByMonth, ...offer.valueByMonth)),
    lowest: {
      instalment: leastOf(offers, (offer) => offer.instalment.minorUnits),
      totalCost: leastOf(offers, (offer) => offer.totalCost.minorUnits),
      annualisedRate: leastOf(offers, (offer) => Number(offer.annualisedRate ?? Number.POSITIVE_INFINITY)),
    },
  };
  const rows = offerRows(context);
  const column = (at: number) =>
    `wh-offer${at === chosen ? ' wh-offer-chosen' : ''}${at === phoneColumn ? ' wh-offer-phone' : ''}`;

  return (
    <div className="wh-offers">
      <PhoneSwitch offers={offers} at={phoneColumn} onSwitch={setPhoneColumn} />
      <table>
        <thead>
          <tr>
            <td />
            {offers.map((offer, at) => (
              <th key={offerKey(offer)} scope="col" className={column(at)}>
                <OfferHead {...props} offer={offer} at={at} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {t(`row.${row.id}`)}
                {row.unit && <span className="wh-note">{t(row.unit)}</span>}
              </th>
              {offers.map((offer, at) => (
                <td key={offerKey(offer)} className={column(at)}>
                  {row.cell(offer, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="wh-offers-foot">
        <CostLegend />
        <span className="wh-note">{t('aprMeaning')}</span>
      </div>
    </div>
  );
});

const OfferHead = ({
  offer,
  at,
  all,
  chosen,
  onChoose,
  onReplace,
}: OffersTableProps & { offer: Offer; at: number }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const name = say(offer.name);
  const items = all.map((one) => ({
    key: offerKey(one),
    label: `${say(one.name)} · ${say(one.lender.name)}`,
    disabled: !one.eligible,
  }));
  return (
    <div className="wh-offer-head">
      <Radio checked={at === chosen} onChange={() => onChoose(at)} aria-label={t('choose', { name })} />
      <div>
        <Dropdown
          trigger={['click']}
          menu={{ items, selectedKeys: [offerKey(offer)], onClick: ({ key }) => onReplace(at, key) }}
        >
          <button type="button" className="wh-plain wh-offer-name" aria-label={t('otherOffer', { name })}>
            {name} <Glyph name="down" size={11} />
          </button>
        </Dropdown>
        <div className="wh-offer-lender">
          {say(offer.lender.name)} {offer.lender.simulated && <SimulatedPill />}
        </div>
      </div>
    </div>
  );
};

/** Payment, total and annual rate of all three stay in sight while one is read. */
const PhoneSwitch = ({
  offers,
  at,
  onSwitch,
}: {
  offers: readonly Offer[];
  at: number;
  onSwitch: (at: number) => void;
}) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  return (
    <div className="wh-offer-switch" role="tablist" aria-label={t('offers')}>
      {offers.map((offer, index) => (
        <button
          key={offerKey(offer)}
          type="button"
          role="tab"
          aria-selected={index === at}
          onClick={() => onSwitch(index)}
        >
          <span className="wh-note">{say(offer.name)}</span>
          <strong className="wh-num">{formatMoney(offer.instalment)}</strong>
          <span className="wh-note wh-num">{formatMoney(offer.totalCost)}</span>
          <span className="wh-note wh-num">
            {offer.annualisedRate == null ? '—' : formatPercent(offer.annualisedRate)}
          </span>
        </button>
      ))}
    </div>
  );
};
