import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { readFamilies, readPolicies, type PolicyItem } from '@/api/governing';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { DataGrid } from '@/parts/DataGrid';
import { dayOf } from '@/parts/days';
import { dash, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';

import './governing.css';

const toneOf: Record<PolicyItem['seat'], Tone> = { champion: 'paid', challenger: 'due', shadow: 'susp', none: 'sched' };

/** Where a version sits, with a challenger's share. */
export const SeatBadge = ({ item }: { item: Pick<PolicyItem, 'seat' | 'share'> }) => {
  const { t } = useTranslation('governing');
  return (
    <StateBadge tone={toneOf[item.seat]}>
      {t(`seatName.${item.seat}`)} {item.share !== null && formatPercent(item.share, 0)}
    </StateBadge>
  );
};

const pathOf = (item: PolicyItem): string => `/underwriting/policies/${item.family}/${item.version}`;

/** Who decides today, family by family, and every version of the lender's own. */
const PoliciesPage = () => {
  const { t } = useTranslation('governing');
  const navigate = useNavigate();
  return (
    <Page title={t('policies')}>
      <Today />
      <Panel flush title={t('ownVersions')}>
        <DataGrid<PolicyItem>
          id="policies"
          label={t('ownVersions')}
          queryKey={['policies', 'own']}
          rowKey={(row) => `${row.family}${row.version}`}
          load={(cursor, signal) => readPolicies(cursor, signal)}
          onOpen={(row) => void navigate(pathOf(row))}
          empty={<Empty title={t('noOwn')} note={t('noOwnNote')} />}
          columns={[
            {
              key: 'family',
              title: t('policyFamily'),
              render: (row) => t(`family.${row.family as 'car-loan'}`),
              width: 160,
            },
            { key: 'version', title: t('version'), render: (row) => row.version, align: 'right', width: 80 },
            { key: 'seat', title: t('seat'), render: (row) => <SeatBadge item={row} />, width: 160 },
            { key: 'purpose', title: t('purpose'), render: (row) => row.purpose ?? dash },
            { key: 'by', title: t('draftedBy'), render: (row) => row.draftedBy ?? dash, width: 120 },
            { key: 'at', title: t('at'), render: (row) => (row.draftedAt ? dayOf(row.draftedAt) : dash), width: 110 },
          ]}
        />
      </Panel>
    </Page>
  );
};

const Today = () => {
  const { t } = useTranslation('governing');
  const families = useQuery({ queryKey: ['policies', 'families'], queryFn: ({ signal }) => readFamilies(signal) });
  const link = (item: PolicyItem) => (
    <Link to={pathOf(item)}>
      {item.version} {item.id === null && <span className="wh-note">{t('shipped')}</span>}
    </Link>
  );
  return (
    <Panel flush title={t('today')}>
      {families.error ? (
        <ErrorState error={families.error} onRetry={() => void families.refetch()} />
      ) : !families.data ? (
        <Loading lines={4} what={t('policies')} />
      ) : (
        <PlainTable
          label={t('today')}
          heads={[[t('policyFamily')], [t('decides')], [t('seatName.challenger')]]}
          rows={families.data.map((one) => [
            one.family,
            t(`family.${one.family as 'car-loan'}`),
            link(one.champion),
            one.challenger ? (
              <>
                {link(one.challenger)} <SeatBadge item={one.challenger} />
              </>
            ) : (
              dash
            ),
          ])}
        />
      )}
    </Panel>
  );
};

export default PoliciesPage;
