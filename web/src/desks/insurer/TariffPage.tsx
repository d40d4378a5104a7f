import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useOutletContext } from 'react-router';
import { approveTariff, proposeTariff, readTariffs, type TariffView } from '@/api/insurance';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Tag } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { formatCount, formatDecimal, formatMoney, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import '@/insurance/insurance.css';

type Band = TariffView['tariff']['frequency']['factors'][number]['bands'][number];

const figure = (text: string) => <span className="wh-num">{text}</span>;

/** Every version of the tariff with its figures; one that was proposed waits for another person. */
const TariffPage = () => {
  const { t } = useTranslation('insurance');
  const tariffs = useQuery({
    queryKey: ['insurance', 'tariffs'],
    queryFn: ({ signal }) => readTariffs(undefined, signal),
  });
  // A regulator reads tariffs; who works for the insurer makes them.
  const acts = useOutletContext<Session>().role === 'insurer';
  return (
    <Page title={t('tariff')} audit={false}>
      {tariffs.error ? (
        <ErrorState error={tariffs.error} onRetry={() => void tariffs.refetch()} />
      ) : !tariffs.data ? (
        <Loading lines={8} what={t('tariff')} />
      ) : (
        tariffs.data.items.map((one) => <One key={one.id} view={one} acts={acts} />)
      )}
      {acts && <Propose />}
    </Page>
  );
};

const One = ({ view, acts }: { view: TariffView; acts: boolean }) => {
  const { t } = useTranslation('insurance');
  const say = useSay();
  const { tariff } = view;
  const { usage } = tariff;
  /** Of a number up to before the next class begins; of words, the words. */
  const classOf = (band: Band, next: Band | undefined) => {
    if (band.words)
      return band.words.map((word) => t(`areas.${word}`, { defaultValue: word })).join(', ') || t('otherWords');
    const [from, before] = [band.from ?? null, next?.from ?? null];
    if (before === null) return t('from', { from: formatCount(from ?? 0) });
    return from === null
      ? t('below', { before: formatCount(before) })
      : `${formatCount(from)} – ${formatCount(before - 1)}`;
  };
  return (
    <>
      <Panel
        title={say(tariff.says)}
        note={t('version', { number: String(tariff.version), day: tariff.validFrom })}
        extra={tariff.isDemonstration && <Tag outlined>{t('demonstration')}</Tag>}
      >
        <Facts
          rows={[
            [t('base'), figure(formatDecimal(tariff.frequency.base, 6))],
            [t('source'), tariff.frequency.source],
            [t('expenses'), figure(formatPercent(tariff.expenseShare))],
            [t('leastPremium'), figure(formatMoney(tariff.leastPremium))],
            [t('claimLimit'), figure(formatMoney(tariff.claimLimit))],
            ...(usage
              ? ([
                  [t('fixed'), figure(formatPercent(usage.fixedShare))],
                  [
                    t('cap'),
                    figure(`× ${formatDecimal(usage.leastFactor, 2)} – ${formatDecimal(usage.mostFactor, 2)}`),
                  ],
                  [t('averageKm'), figure(`${formatCount(usage.averageKilometres)} km`)],
                  [t('halfCredible'), figure(`${formatDecimal(usage.halfCredibleKilometres, 0)} km`)],
                ] as [string, React.ReactNode][])
              : []),
            [t('hash'), <span className="wh-mono">{view.hash.slice(0, 16)}…</span>],
          ]}
        />
        {acts && view.approvedBy === null && <Approve tariff={view.id} />}
      </Panel>
      <div className="wh-columns wh-tariff">
        {tariff.frequency.factors.map((factor) => (
          <Panel key={factor.name} title={t(`factors.${factor.name}`, { defaultValue: factor.name })}>
            <PlainTable
              label={factor.name}
              heads={[[t('class')], [t('relativity'), true]]}
              rows={factor.bands.map((band, at) => [
                band.id,
                classOf(band, factor.bands[at + 1]),
                formatDecimal(band.relativity, 4),
              ])}
            />
          </Panel>
        ))}
        <Panel
          title={t('bonusMalus')}
          note={tariff.bonusMalus.source}
          extra={!tariff.bonusMalus.verified && <Tag outlined>{t('unverified')}</Tag>}
        >
          <PlainTable
            label={t('bonusMalus')}
            heads={[[t('claimFree')], [t('claimsOf')], [t('relativity'), true]]}
            rows={tariff.bonusMalus.steps.map((step) => [
              `${step.yearsWithoutClaim}-${step.claims}`,
              String(step.yearsWithoutClaim),
              String(step.claims),
              formatDecimal(step.factor, 2),
            ])}
          />
        </Panel>
      </div>
    </>
  );
};

const Approve = ({ tariff }: { tariff: string }) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const approving = useMutation({
    mutationFn: () => approveTariff(tariff, keyOf(tariff)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  return (
    <>
      <p className="wh-note">{t('proposedNote')}</p>
      <Button loading={approving.isPending} onClick={() => approving.mutate()}>
        {t('approveTariff')}
      </Button>
      {approving.error && <ErrorState error={approving.error} kept />}
    </>
  );
};

/** A version comes as a file: its figures are made elsewhere, by `wheelhouse frequency fit` or an actuary. */
const Propose = () => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [tariff, setTariff] = useState<TariffView['tariff'] | 'wrong'>();
  const read = async (file: File | undefined) => {
    try {
      setTariff(file && (JSON.parse(await file.text()) as TariffView['tariff']));
    } catch {
      setTariff('wrong');
    }
  };
  const proposing = useMutation({
    mutationFn: (from: TariffView['tariff']) => proposeTariff(from, keyOf(from)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  return (
    <Panel title={t('propose')} note={t('proposeNote')}>
      <Field label={t('tariffFile')} required problem={tariff === 'wrong' ? t('notJson') : undefined}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json"
            className="wh-file-input"
            onChange={(change) => void read(change.target.files?.[0])}
          />
        )}
      </Field>
      <Button
        disabled={tariff === undefined || tariff === 'wrong'}
        loading={proposing.isPending}
        onClick={() => typeof tariff === 'object' && proposing.mutate(tariff)}
      >
        {t('proposeNow')}
      </Button>
      {proposing.error && <ErrorState error={proposing.error} kept />}
    </Panel>
  );
};

export default TariffPage;
