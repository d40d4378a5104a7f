import { useQueries, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readAgreement, type Agreement, type Preview } from '@/api/agreements';
import { previewChange, type ChangeCard } from '@/api/changes';
import { useSay } from '@/api/text';
import { ChangeForm } from '@/agreement/ChangeForm';
import { changeOf, emptyDraft, type Draft } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { CompareTable } from '@/parts/CompareTable';
import { Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { useChanges } from './ChangeMenu';
import { useCompareRows } from './useCompareRows';
import './account.css';

/** What can be weighed against each other: each leaves the debt and moves when and how it is paid. */
const comparable: readonly string[] = [
  'restructuring',
  'termExtension',
  'holiday',
  'deferral',
  'reAge',
  'reAmortisation',
  'rateChange',
  'interestPause',
  'balloonRefinance',
];
const firstThree: readonly string[] = ['restructuring', 'holiday', 'reAge'];
const most = 4;

export interface Option {
  id: number;
  type: string;
  draft: Draft;
}

/** Several ways of helping one customer, side by side, by previews alone; one of them becomes a request. */
const Compare = () => {
  const { id = '' } = useParams();
  const { t } = useTranslation('servicing');
  const agreement = useQuery({ queryKey: ['agreement', id], queryFn: ({ signal }) => readAgreement(id, signal) });
  if (agreement.error) {
    return (
      <Page title={t('compare')}>
        <ErrorState error={agreement.error} onRetry={() => void agreement.refetch()} />
      </Page>
    );
  }
  return agreement.data ? (
    <Choices agreement={agreement.data.data} />
  ) : (
    <Page title={t('compare')}>
      <Loading lines={8} what={t('account')} />
    </Page>
  );
};

const Choices = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const changes = useChanges(agreement);
  const cards = (changes.data ?? []).filter((card) => card.possible && comparable.includes(card.type));
  return (
    <Page
      title={t('compare')}
      crumb={
        <>
          <Link to="/servicing">{t('tabAgreements')}</Link> /{' '}
          <Link to={`/servicing/${agreement.id}`} className="wh-mono">
            {agreement.number}
          </Link>
        </>
      }
      facts={`${agreement.customer} · ${t('compareNote')}`}
    >
      {changes.error ? (
        <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
      ) : changes.data ? (
        <Options agreement={agreement} cards={cards} />
      ) : (
        <Loading lines={8} what={t('compare')} />
      )}
    </Page>
  );
};

/** An option starts so that it can be previewed at once: days stand at the next due date. */
const startOf = (type: string, agreement: Agreement): Draft => {
  const draft = emptyDraft(type, agreement);
  const next = agreement.kpis.nextDue?.day ?? agreement.asOf;
  const days = ['firstDueDate', 'to', 'through'].filter((name) => name in draft).map((name) => [name, next] as const);
  return { ...draft, ...Object.fromEntries(days) };
};

const Options = ({ agreement, cards }: { agreement: Agreement; cards: readonly ChangeCard[] }) => {
  const { t } = useTranslation('servicing');
  const navigate = useNavigate();
  const sentence = useRefusalText();
  const [options, setOptions] = useState<readonly Option[]>(() =>
    firstThree
      .filter((type) => cards.some((card) => card.type === type))
      .map((type, id) => ({ id, type, draft: startOf(type, agreement) })),
  );
  const { currency } = agreement.kpis.dueToday;
  const previews = useQueries({
    queries: options.map((option) => {
      const change = changeOf(option.type, option.draft, currency);
      return {
        queryKey: ['preview', agreement.id, agreement.version, change],
        queryFn: ({ signal }: { signal: AbortSignal }) => previewChange(agreement.id, change ?? neverAsked(), signal),
        enabled: change !== undefined,
        placeholderData: (before: Preview | undefined) => before,
        retry: false,
      };
    }),
  });
  const outcomes = previews.map((one) => (one.error ? undefined : one.data));
  const rows = useCompareRows(agreement, options, outcomes);
  const put = (id: number, part: Partial<Option>) =>
    setOptions(options.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const add = () => {
    const type = cards.find((card) => !options.some((one) => one.type === card.type))?.type ?? cards[0]?.type;
    const id = Math.max(-1, ...options.map((one) => one.id)) + 1;
    if (type) setOptions([...options, { id, type, draft: startOf(type, agreement) }]);
  };
  return (
    <Panel
      flush
      title={t('compare')}
      note={t('differs')}
      extra={
        <Button size="small" disabled={options.length === most || cards.length === 0} onClick={add}>
          {t('addOption')}
        </Button>
      }
    >
      <CompareTable
        label={t('compare')}
        columns={[
          { id: 'now', head: <strong>{t('asItIs')}</strong> },
          ...options.map((option, at) => ({
            id: String(option.id),
            head: (
              <OptionHead
                option={option}
                at={at}
                agreement={agreement}
                cards={cards}
                problem={previews[at]?.error ? sentence(previews[at].error) : undefined}
                onType={(type) => put(option.id, { type, draft: startOf(type, agreement) })}
                onDraft={(draft) => put(option.id, { draft })}
                onRemove={() => setOptions(options.filter((one) => one.id !== option.id))}
              />
            ),
            foot: (
              <Button
                type="primary"
                disabled={outcomes[at] === undefined}
                onClick={() => {
                  const card = cards.find((one) => one.type === option.type);
                  void navigate(`/servicing/${agreement.id}`, {
                    state: { taken: { type: option.type, card, draft: option.draft } },
                  });
                }}
              >
                {t('takeIt')}
              </Button>
            ),
          })),
        ]}
        rows={rows}
      />
    </Panel>
  );
};

/** The query stands still without a change, so this is never reached. */
const neverAsked = (): never => {
  throw new RangeError('A preview needs a change.');
};

interface OptionHeadProps {
  option: Option;
  at: number;
  agreement: Agreement;
  cards: readonly ChangeCard[];
  /** Why it cannot be done, where it cannot. */
  problem: string | undefined;
  onType: (type: string) => void;
  onDraft: (draft: Draft) => void;
  onRemove: () => void;
}

const OptionHead = ({ option, at, agreement, cards, problem, onType, onDraft, onRemove }: OptionHeadProps) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const card = cards.find((one) => one.type === option.type);
  return (
    <div className="wh-option">
      <div className="wh-option-name">
        <strong>{t('option', { n: at + 1 })}</strong>
        <button type="button" className="wh-link" onClick={onRemove}>
          {t('removeOption')}
        </button>
      </div>
      <Select<string>
        aria-label={`${t('option', { n: at + 1 })} ${t('kindOfChange')}`}
        value={option.type}
        onChange={onType}
        options={cards.map((one) => ({ value: one.type, label: say(one.name) }))}
      />
      <ChangeForm
        type={option.type}
        draft={option.draft}
        agreement={agreement}
        ahead={card?.ahead ?? false}
        without={['note']}
        onChange={onDraft}
        quiet
      />
      {problem !== undefined && (
        <p className="wh-tone-warn" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};

export default Compare;
