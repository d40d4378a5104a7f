import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readClaim, readClaims, type Claim } from '@/api/insurance';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { PickOne } from '@/parts/filters';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { ClaimPanel, toneOfClaim } from './ClaimPanel';
import './insurance.css';

type State = Claim['state'];

const states: readonly State[] = ['reported', 'assessed', 'accepted', 'rejected', 'settled', 'closed'];

const useColumns = (): GridColumn<Claim>[] => {
  const { t } = useTranslation('insurance');
  return [
    { key: 'day', title: t('lossDay'), render: (row) => <span className="wh-num">{row.lossDay}</span> },
    { key: 'kind', title: t('lossKind'), render: (row) => t(`loss.${row.file.kind}`) },
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'vin', title: t('vin'), render: (row) => <span className="wh-mono">{row.vin}</span>, optional: true },
    { key: 'reserve', title: t('reserve'), align: 'right', render: (row) => formatMoney(row.file.reserve) },
    { key: 'granted', title: t('granted'), align: 'right', render: (row) => formatMoney(row.file.granted) },
    {
      key: 'state',
      title: t('claim'),
      render: (row) => <StateBadge tone={toneOfClaim[row.state]}>{t(`claimState.${row.state}`)}</StateBadge>,
    },
  ];
};

interface Props {
  /** Names the grid: its chosen columns are kept under it. */
  id: string;
  /** What the reader can do with the open claim. */
  next: (claim: Claim) => React.ReactNode;
}

/** Damages that concern the reader; the open one with what he can do. */
export const ClaimsGrid = ({ id, next }: Props) => {
  const { t } = useTranslation('insurance');
  const language = useLanguage();
  const [open, setOpen] = useState<string>();
  const [state, setState] = useState<State>();
  return (
    <div className={open ? 'wh-columns wh-claims' : ''}>
      <Panel flush>
        <DataGrid<Claim>
          key={state ?? 'any'}
          id={id}
          label={t('claims')}
          columns={useColumns()}
          rowKey={(row) => row.id}
          queryKey={['insurance', 'claims', state ?? '']}
          load={(after, cancel) => readClaims(state, after, cancel)}
          exportHref={withQuery('/api/insurance/claims/export.xlsx', {
            state,
            lang: language === 'en' ? 'en' : 'zh',
          })}
          selected={open}
          onSelect={(row) => setOpen(row.id)}
          empty={<Empty title={t('noClaims')} />}
          tools={
            <PickOne<State>
              label={t('claim')}
              any={t('anyClaim')}
              value={state}
              onPick={setState}
              among={states}
              named={(one) => t(`claimState.${one}`)}
            />
          }
        />
      </Panel>
      {open && <OpenClaim key={open} id={open} next={next} />}
    </div>
  );
};

const OpenClaim = ({ id, next }: Props) => {
  const { t } = useTranslation('insurance');
  const claim = useQuery({ queryKey: ['insurance', 'claim', id], queryFn: ({ signal }) => readClaim(id, signal) });
  if (claim.error) return <ErrorState error={claim.error} />;
  if (!claim.data) return <Loading lines={6} what={t('claim')} />;
  return (
    <ClaimPanel key={claim.data.version} claim={claim.data}>
      {next(claim.data)}
    </ClaimPanel>
  );
};
