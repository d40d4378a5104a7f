import { useQuery } from '@tanstack/react-query';
import { useSession } from '@/api/session';
import { readApplication, type Application } from '@/api/applications';
import { useSay } from '@/api/text';
import { readCaseFile } from '@/api/registers';
import { readApplicant } from '@/api/underwriting';
import { ChecksTable } from '@/application/ChecksTable';
import { Progress } from '@/application/Progress';
import { SourcesClock } from '@/application/SourcesClock';
import { StateOf } from '@/application/StateOf';
import { useTranslation } from '@/i18n';
import { SimulatedPill, UnverifiedPill } from '@/parts/badges';
import { dash, formatMoney, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { ErrorState, Loading } from '@/parts/states';
import { RingPanel } from '@/screening/RingPanel';
import { FileChecks } from '@/registers/FileChecks';
import { FilePrice } from '@/registers/FilePrice';
import { ModelFigures } from '@/registers/ModelFigures';
import { DecisionPanel } from './DecisionPanel';
import { PriceAgainstValue } from './PriceAgainstValue';
import { ScorePanel } from './ScorePanel';
import './underwriting.css';

/** The whole file on one page: who, what, every check, price against value; right: why it came and what to answer. */
export const CaseBody = ({ id, onDecided }: { id: string; onDecided: () => void }) => {
  const { t } = useTranslation('underwriting');
  const session = useSession();
  const file = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => readApplication(id, signal) });
  if (file.error) return <ErrorState error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Loading lines={10} what={t('theFile')} />;
  const one = file.data.data;
  return (
    <div className="wh-columns wh-case">
      <div className="wh-stack">
        <CaseHead file={one} />
        {one.decision ? <Found file={one} /> : <ChecksTable checks={one.checks} />}
        <SourcesClock id={one.id} state={one.state} />
        <div className="wh-columns wh-columns-stretch wh-case-below">
          <PriceAgainstValue file={one} />
          <ScorePanel file={one} />
        </div>
        <RingPanel application={id} />
        <Progress application={one} today={session.data?.businessDate ?? ''} />
      </div>
      <div className="wh-stack">
        <WhyItCame file={one} />
        <DecisionPanel file={one} etag={file.data.etag} onDecided={onDecided} />
      </div>
    </div>
  );
};

/** What the decision looked at and found, opened from what was stored. */
const Found = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const opened = useQuery({
    queryKey: ['case', file.id, 'file', file.decision?.inputsHash],
    queryFn: ({ signal }) => readCaseFile(file.id, signal),
  });
  if (opened.error) return <ErrorState error={opened.error} onRetry={() => void opened.refetch()} />;
  if (!opened.data) return <Loading lines={10} what={t('theFile')} />;
  return (
    <>
      <FileChecks file={opened.data} />
      <FilePrice file={opened.data} />
      <ModelFigures file={opened.data} />
    </>
  );
};

const CaseHead = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const say = useSay();
  const { person, vehicle } = file;
  return (
    <section className="wh-panel">
      <div className="wh-case-head">
        <div className="wh-note">
          <span className="wh-mono">{file.number}</span> · {say(file.product.name)} · {say(file.dealer.name)}
        </div>
        <h2>
          {person.maskedName}{' '}
          <span className="wh-case-asks">
            {t('asks', {
              amount: formatMoney(file.financed),
              months: file.months,
              rate: formatPercent(file.offer?.customerRate ?? '0'),
            })}
          </span>{' '}
          <StateOf state={file.state} />
        </h2>
      </div>
      <div className="wh-case-facts">
        <Fact title={t('identity')}>
          <Facts
            rows={[
              [
                t('idNumber'),
                <span key="id" className="wh-mono">
                  {person.maskedIdNumber}
                </span>,
              ],
              [t('age'), person.age],
              [t('idCheck'), <SimulatedPill key="sim" />],
            ]}
          />
        </Fact>
        <Fact title={t('income')}>
          <Income file={file} />
        </Fact>
        <Fact title={t('vehicle')}>
          <Facts
            rows={[
              [t('model'), say(vehicle.model.name)],
              [
                'VIN',
                <span key="vin" className="wh-mono">
                  {vehicle.vin}
                </span>,
              ],
              [t('condition'), t(`conditions.${vehicle.condition}`)],
            ]}
          />
        </Fact>
      </div>
    </section>
  );
};

/** Read for the credit assessment, which the customer consented to; where he withdrew, the refusal stands here. */
const Income = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const refusal = useRefusalText();
  const means = useQuery({
    queryKey: ['applicant', file.id, file.version],
    queryFn: ({ signal }) => readApplicant(file.id, signal),
  });
  if (means.error) return <p className="wh-note">{refusal(means.error)}</p>;
  if (!means.data) return <Loading lines={4} what={t('income')} />;
  const { monthlyIncome, monthlyDebts, employer, instalment, paymentToIncome, debtToIncome } = means.data;
  return (
    <Facts
      rows={[
        [t('monthly'), monthlyIncome ? formatMoney(monthlyIncome) : t('notStated')],
        [t('debts'), monthlyDebts ? formatMoney(monthlyDebts) : t('notStated')],
        [t('thisLoan'), formatMoney(instalment)],
        [t('paymentToIncome'), paymentToIncome === null ? dash : formatPercent(`${paymentToIncome}`)],
        [t('debtToIncome'), debtToIncome === null ? dash : formatPercent(`${debtToIncome}`)],
        [t('employer'), employer ?? t('notStated')],
      ]}
    />
  );
};

const Fact = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div>
    <h3>{title}</h3>
    {children}
  </div>
);

/** The reasons in words, the formula of the first problem, and the one figure that would change the answer. */
const WhyItCame = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const say = useSay();
  const problems = file.checks.filter((check) => check.result === 'fail' || check.result === 'refer');
  const failed = problems.some((check) => check.result === 'fail');
  return (
    <Panel title={t('whyItCame')} accent={failed ? 'over' : 'ink'}>
      {file.reasons.length === 0 && <p>{t('noReasons')}</p>}
      <ul className="wh-why-list">
        {file.reasons.map((reason) => (
          <li key={reason.code}>{say(reason.text)}</li>
        ))}
      </ul>
      {problems.filter((check) => !check.verified).length > 0 && (
        <p>
          <UnverifiedPill />{' '}
          <span className="wh-mono">
            {problems
              .filter((check) => !check.verified)
              .map((check) => check.id)
              .join(', ')}
          </span>
        </p>
      )}
      {file.whatWouldChange.length > 0 && (
        <div className="wh-would">
          <h3>{t('whatWouldPass')}</h3>
          {file.whatWouldChange.map((change) => (
            <div key={change.lever} className="wh-would-one">
              <strong>{say(change.text)}</strong>{' '}
              <span className="wh-num">
                {change.before} → <strong>{change.after}</strong>
              </span>
              {change.effects.map((effect) => (
                <div key={effect.label.en} className="wh-note wh-num">
                  {say(effect.label)} {effect.before} → {effect.after}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
};
