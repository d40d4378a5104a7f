import type { Claim } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';

export const toneOfClaim: Record<Claim['state'], Tone> = {
  reported: 'due',
  assessed: 'sched',
  accepted: 'warn',
  rejected: 'failed',
  settled: 'paid',
  closed: 'locked',
};

const figure = (text: string) => <span className="wh-num">{text}</span>;

/** A claim: what happened, what it costs, who took which step, who is paid what. */
export const ClaimPanel = ({ claim, children }: { claim: Claim; children?: React.ReactNode }) => {
  const { t } = useTranslation('insurance');
  const { file } = claim;
  const waits = claim.state === 'accepted' && file.payeeAsked && file.answer === null;
  return (
    <Panel
      title={`${t(`loss.${file.kind}`)} · ${claim.lossDay}`}
      extra={<StateBadge tone={toneOfClaim[claim.state]}>{t(`claimState.${claim.state}`)}</StateBadge>}
    >
      <p>{file.words}</p>
      <Facts
        rows={[
          [t('vin'), <span className="wh-mono">{claim.vin}</span>],
          [t('sumInsured'), figure(formatMoney(claim.carValue))],
          [t('reserve'), figure(formatMoney(file.reserve))],
          [file.totalLoss ? t('totalLoss') : t('damage'), figure(formatMoney(file.damage))],
          [t('granted'), figure(formatMoney(file.granted))],
          ...(file.payoff ? [[t('payoff'), figure(formatMoney(file.payoff))] as const] : []),
          ...(file.payments ?? []).map(
            (paid) => [t(paid.lender ? 'toLender' : 'toCustomer'), figure(formatMoney(paid.amount))] as const,
          ),
          ...file.documents.map(
            (one) => [one.name, <span className="wh-mono">{one.sha256.slice(0, 16)}…</span>] as const,
          ),
        ]}
      />
      {waits && <p className="wh-note">{t('waitsForLender')}</p>}
      <ol className="wh-steps-list">
        {file.steps.map((step, at) => (
          <li key={at}>
            <span className="wh-num">{step.on}</span> {t(`steps.${step.what}`, { defaultValue: step.what })} · {step.by}
            {step.because && <span className="wh-note"> {step.because}</span>}
          </li>
        ))}
      </ol>
      {children}
    </Panel>
  );
};
