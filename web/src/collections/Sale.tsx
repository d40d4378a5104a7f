import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { cancelDisposal, sellCar, type DisposalView } from '@/api/collections';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { Glyph } from '@/parts/glyphs';
import { dash, formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { ObstacleList } from './Obstacles';
import { useCollectionsPath } from './places';
import { ProceedsForm, Shares } from './Proceeds';
import { Bids, Notice, Price } from './SaleForms';
import { toneOfDisposal } from './selling';
import { useDoing } from './useDoing';

/** One sale: what it rests on, the letter, the price, the bids, then the sale and where its money went. */
export const Sale = ({ view }: { view: DisposalView }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const session = useSession().data;
  const works = session?.role === 'servicing';
  const { sale, sold } = view;
  const open = sale.state === 'open';
  return (
    <div className="wh-stack">
      <Panel
        title={<span className="wh-mono">{sale.number}</span>}
        extra={<StateBadge tone={toneOfDisposal[sale.state]}>{t(`sale.state.${sale.state}`)}</StateBadge>}
        {...(open ? { accent: 'primary' as const } : {})}
      >
        <Facts
          rows={[
            [t('agreement'), <Link to={`${base}/cases/${sale.agreement}`}>{sale.number}</Link>],
            ['VIN', <span className="wh-mono">{sale.vin}</span>],
            [t('sale.openedAt'), momentOf(sale.at)],
            [t('sale.ground'), t(`sale.grounds.${sale.ground}`)],
            [t('recovery'), <Link to={`${base}/recoveries/${sale.recovery}`}>{t('sale.openRecovery')}</Link>],
            ...(sold
              ? ([
                  [t('sale.buyer'), sold.buyer],
                  [t('sale.soldOn'), <span className="wh-num">{sold.on}</span>],
                  [t('sale.inCurrency', { what: t('sale.soldFor') }), formatMoney(sold.price)],
                  [t('sale.soldBy'), t(sold.by === session?.user?.id ? 'sale.you' : 'sale.colleague')],
                ] as const)
              : []),
          ]}
        />
      </Panel>
      <Panel
        title={t('sale.notice')}
        note={t('sale.noticeNote')}
        {...(view.verified ? {} : { extra: <UnverifiedPill /> })}
      >
        <Facts
          rows={[
            [t('sale.noticeOn'), <span className="wh-num">{sale.noticeOn ?? dash}</span>],
            [
              t('sale.from'),
              <span>
                <span className="wh-num">{view.saleFrom ?? dash}</span>{' '}
                <span className="wh-mono wh-note">R-COL-10</span>
              </span>,
            ],
          ]}
        />
        {open && works && sale.noticeOn === null && <Notice view={view} />}
      </Panel>
      <Price view={view} works={open && works} />
      <Bids view={view} works={open && works} />
      {open && <Selling view={view} works={works} />}
      {sale.state === 'sold' && works && <ProceedsForm view={view} />}
      {view.proceeds && <Shares view={view} proceeds={view.proceeds} />}
    </div>
  );
};

/** The sale itself: what stands against it stands at its button, and whoever set the price does not sell. */
const Selling = ({ view, works }: { view: DisposalView; works: boolean }) => {
  const { t } = useTranslation('collections');
  const session = useSession().data;
  const decides = works || session?.role === 'admin';
  const mine = view.price?.by === session?.user?.id;
  const sell = useDoing((_: 'now', key) => sellCar(view, key));
  const off = useDoing((_: 'now', key) => cancelDisposal(view, key));
  const locked = mine || view.against.length > 0;
  const [highest] = view.bids;
  return (
    <Panel title={t('sale.sellTitle')}>
      {view.against.length > 0 && <ObstacleList against={view.against} verified={view.verified} />}
      {mine && (
        <p>
          <Glyph name="lock" /> {t('sale.yours')}
        </p>
      )}
      {!decides && <p className="wh-note">{t('sale.decides')}</p>}
      <p className="wh-case-do">
        {works && (
          <Popconfirm
            title={t('sale.callOffSure')}
            description={t('sale.callOffSays')}
            okText={t('sale.callOff')}
            cancelText={t('sale.keep')}
            okButtonProps={{ danger: true }}
            onConfirm={() => off.mutate('now')}
          >
            <Button loading={off.isPending}>{t('sale.callOff')}</Button>
          </Popconfirm>
        )}
        {decides && (
          <Button
            type="primary"
            disabled={locked}
            icon={locked ? <Glyph name="lock" /> : undefined}
            loading={sell.isPending}
            onClick={() => sell.mutate('now')}
          >
            {highest && !locked
              ? t('sale.sellTo', { bidder: highest.bidder, amount: formatMoney(highest.amount) })
              : t('sale.sell')}
          </Button>
        )}
      </p>
      {sell.error && <ErrorState error={sell.error} title={t('sale.notSold')} />}
      {off.error && <ErrorState error={off.error} title={t('sale.notCalledOff')} />}
    </Panel>
  );
};
