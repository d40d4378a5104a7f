import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { notifySale, openDisposal, placeBid, priceCar, readContacts, readDisposals } from '@/api/collections';
import type { DisposalView, RecoveryCard, SaleGround } from '@/api/collections';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { momentOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { dash, formatMoney, formatPercent, parseMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState } from '@/parts/states';
import { useCollectionsPath } from './places';
import { leastReserve, noticesFor, saleGrounds } from './selling';
import { useDoing } from './useDoing';
import { documentsIn } from './work';

interface SaleProps {
  view: DisposalView;
  works: boolean;
}

/** The way to the sale of a car that is here; where there is none yet, the form that opens it. */
export const SaleOf = ({ order, works }: { order: RecoveryCard; works: boolean }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const found = useQuery({
    queryKey: ['collections', 'sales', 'of', order.id],
    queryFn: ({ signal }) => readDisposals({ recovery: order.id }, undefined, signal),
  });
  const standing = found.data?.items.find((one) => one.state !== 'cancelled');
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (standing) {
    return (
      <p>
        <Link to={`${base}/sales/${standing.id}`}>{t('sale.title')}</Link> · {t(`sale.state.${standing.state}`)}
      </p>
    );
  }
  return found.data && works ? <OpenSaleForm order={order} /> : null;
};

/** Opens the sale, and goes to it. */
const OpenSaleForm = ({ order }: { order: RecoveryCard }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const navigate = useNavigate();
  const [ground, setGround] = useState<SaleGround>('agreed');
  const [document, setDocument] = useState('');
  const sums = documentsIn(document);
  const open = useDoing(async ([why, paper]: readonly [SaleGround, string], key) => {
    const { sale } = await openDisposal(order.id, why, paper, key);
    void navigate(`${base}/sales/${sale.id}`);
  });
  return (
    <div className="wh-case-form">
      <h3 className="wh-case-head">{t('sale.title')}</h3>
      <Field label={t('sale.ground')} note={t('sale.openNote')}>
        {(ids) => (
          <Select<SaleGround>
            {...ids}
            value={ground}
            onChange={setGround}
            options={saleGrounds.map((one) => ({ value: one, label: t(`sale.grounds.${one}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('sale.groundDocument')}
        note={t('sale.sum')}
        problem={sums === undefined ? t('work.noSum') : undefined}
      >
        {(ids) => (
          <Input {...ids} className="wh-mono" value={document} onChange={(typed) => setDocument(typed.target.value)} />
        )}
      </Field>
      <Button
        type="primary"
        disabled={sums?.length !== 1}
        loading={open.isPending}
        onClick={() => open.mutate([ground, document.trim()])}
      >
        {t('sale.openIt')}
      </Button>
      {open.error && <ErrorState error={open.error} title={t('sale.notOpened')} kept />}
    </div>
  );
};

/** Names the letter that told the debtor; it went through the contact gate like any other. */
export const Notice = ({ view }: { view: DisposalView }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const { agreement, at } = view.sale;
  const [picked, setPicked] = useState<string>();
  const contacts = useQuery({
    queryKey: ['collections', 'contacts', agreement],
    queryFn: ({ signal }) => readContacts(agreement, signal),
  });
  const letters = noticesFor(at, contacts.data ?? []);
  const tell = useDoing((contact: string, key) => notifySale(view, contact, key));
  return (
    <div className="wh-case-form">
      {contacts.data && letters.length === 0 && <p className="wh-note">{t('sale.noLetter')}</p>}
      {letters.length > 0 && (
        <Field label={t('sale.letter')}>
          {(ids) => (
            <Select<string>
              {...ids}
              placeholder={t('choose')}
              value={picked ?? null}
              onChange={setPicked}
              options={letters.map((one) => ({ value: one.id, label: t('sale.letterOf', { at: momentOf(one.at) }) }))}
            />
          )}
        </Field>
      )}
      {letters.length > 0 ? (
        <Button
          type="primary"
          disabled={!picked}
          loading={tell.isPending}
          onClick={() => picked && tell.mutate(picked)}
        >
          {t('sale.told')}
        </Button>
      ) : (
        <Link to={`${base}/cases/${agreement}`}>{t('sale.toCase')}</Link>
      )}
      {(contacts.error ?? tell.error) && <ErrorState error={contacts.error ?? tell.error} kept />}
    </div>
  );
};

/** What the car is worth, who says so, and the least it may be sold for. */
export const Price = ({ view, works }: SaleProps) => {
  const { t } = useTranslation('collections');
  const me = useSession().data?.user?.id;
  const { price } = view;
  const money = (what: string) => t('sale.inCurrency', { what: t(what) });
  return (
    <Panel title={t('sale.price')} {...(price ? { note: t(price.by === me ? 'sale.byYou' : 'sale.byOther') } : {})}>
      <Facts
        rows={[
          [money('sale.onFile'), <span className="wh-num">{formatMoney(view.onFile)}</span>],
          [money('sale.appraisal'), <span className="wh-num">{formatMoney(price?.appraisal)}</span>],
          [t('sale.appraiser'), price?.source ?? dash],
          [money('sale.reserve'), <strong className="wh-num">{formatMoney(price?.reserve)}</strong>],
        ]}
      />
      {works && <PriceForm key={view.version} view={view} />}
    </Panel>
  );
};

const PriceForm = ({ view }: { view: DisposalView }) => {
  const { t } = useTranslation('collections');
  const [appraisal, setAppraisal] = useState('');
  const [source, setSource] = useState('');
  const [reserve, setReserve] = useState('');
  const currency = view.onFile?.currency ?? view.price?.reserve.currency ?? 'CNY';
  const [worth, floor] = [parseMoney(appraisal, currency), parseMoney(reserve, currency)];
  const least = worth && leastReserve(worth, view.reserveShare);
  const low = least !== undefined && floor !== undefined && floor.minorUnits < least.minorUnits;
  const set = useDoing((asked: Parameters<typeof priceCar>[1], key) => priceCar(view, asked, key));
  const problemOf = (typed: string, read: unknown) => (typed !== '' && !read ? t('sale.noAmount') : undefined);
  const ready = worth && floor && !low && source.trim() !== '';
  return (
    <div className="wh-case-form">
      <Field label={t('sale.inCurrency', { what: t('sale.appraisal') })} problem={problemOf(appraisal, worth)}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="decimal"
            value={appraisal}
            onChange={(typed) => setAppraisal(typed.target.value)}
          />
        )}
      </Field>
      <Field label={t('sale.appraiser')}>
        {(ids) => <Input {...ids} maxLength={120} value={source} onChange={(typed) => setSource(typed.target.value)} />}
      </Field>
      <Field
        label={t('sale.inCurrency', { what: t('sale.reserve') })}
        problem={low ? t('sale.belowLeast', { least: formatMoney(least) }) : problemOf(reserve, floor)}
        note={least && t('sale.least', { least: formatMoney(least), share: formatPercent(view.reserveShare, 0) })}
      >
        {(ids) => (
          <Input {...ids} inputMode="decimal" value={reserve} onChange={(typed) => setReserve(typed.target.value)} />
        )}
      </Field>
      <Button
        {...(view.price ? {} : { type: 'primary' as const })}
        disabled={!ready}
        loading={set.isPending}
        onClick={() => ready && set.mutate({ appraisal: worth, source: source.trim(), reserve: floor })}
      >
        {t(view.price ? 'sale.changePrice' : 'sale.setPrice')}
      </Button>
      {set.error && <ErrorState error={set.error} kept />}
    </div>
  );
};

/** What was offered, the highest first; of equal bids the earlier one. */
export const Bids = ({ view, works }: SaleProps) => {
  const { t } = useTranslation('collections');
  const reserve = view.price?.reserve;
  return (
    <Panel title={t('sale.bids')} flush={view.bids.length > 0}>
      {view.bids.length === 0 ? (
        <p className="wh-note">{t(reserve ? 'sale.noBids' : 'sale.priceFirst')}</p>
      ) : (
        <PlainTable
          label={t('sale.bids')}
          heads={[
            [t('sale.bidder')],
            [t('sale.inCurrency', { what: t('sale.bid') }), true],
            [t('sale.reserve')],
            [t('sale.at')],
          ]}
          rows={view.bids.map((one) => [
            one.id,
            one.bidder,
            formatMoney(one.amount),
            reserve ? t(one.amount.minorUnits >= reserve.minorUnits ? 'sale.reaches' : 'sale.below') : dash,
            <span className="wh-num">{momentOf(one.at)}</span>,
          ])}
        />
      )}
      {works && reserve && <BidForm key={view.bids.length} view={view} currency={reserve.currency} />}
    </Panel>
  );
};

const BidForm = ({ view, currency }: { view: DisposalView; currency: string }) => {
  const { t } = useTranslation('collections');
  const [bidder, setBidder] = useState('');
  const [typed, setTyped] = useState('');
  const amount = parseMoney(typed, currency);
  const place = useDoing((asked: Parameters<typeof placeBid>[1], key) => placeBid(view, asked, key));
  const ready = amount && amount.minorUnits > 0 && bidder.trim() !== '';
  return (
    <div className="wh-case-form wh-bid">
      <Field label={t('sale.bidder')}>
        {(ids) => <Input {...ids} maxLength={80} value={bidder} onChange={(name) => setBidder(name.target.value)} />}
      </Field>
      <Field
        label={t('sale.inCurrency', { what: t('sale.bid') })}
        problem={typed !== '' && !amount ? t('sale.noAmount') : undefined}
      >
        {(ids) => (
          <Input {...ids} inputMode="decimal" value={typed} onChange={(given) => setTyped(given.target.value)} />
        )}
      </Field>
      <Button
        disabled={!ready}
        loading={place.isPending}
        onClick={() => ready && place.mutate({ bidder: bidder.trim(), amount })}
      >
        {t('sale.addBid')}
      </Button>
      {place.error && <ErrorState error={place.error} kept />}
    </div>
  );
};
