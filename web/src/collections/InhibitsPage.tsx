import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  approveInhibit,
  fireInhibit,
  readInhibit,
  readInhibits,
  refusalOf,
  releaseInhibit,
  type InhibitCard,
  type InhibitState,
  type InhibitView,
} from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { Glyph } from '@/parts/glyphs';
import { dash } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { Empty, ErrorState } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { Found, ListAndOne } from './ListAndOne';
import { useCollectionsPath } from './places';
import { RulesTable } from './RulesTable';
import { inhibitStates, toneOfInhibit } from './states';
import { useDoing } from './useDoing';

const useColumns = (): GridColumn<InhibitCard>[] => {
  const { t } = useTranslation('collections');
  const number = useAgreementColumn<InhibitCard>();
  return [
    { key: 'at', title: t('requestedAt'), render: (row) => <span className="wh-num">{momentOf(row.at)}</span> },
    number,
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfInhibit[row.state]}>{t(`inhibitState.${row.state}`)}</StateBadge>,
    },
    { key: 'reason', title: t('inhibitReason'), render: (row) => t(`inhibitReasons.${row.reason}`) },
    vinColumn(),
  ];
};

/** Requests to inhibit a start: the list left; right, each rule as it stands now, and what can be done. */
const InhibitsPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const { id } = useParams();
  const [state, setState] = useState<InhibitState>();
  const open = (row: InhibitCard) => void navigate(`${base}/inhibits/${row.id}`, { replace: true });
  return (
    <CollectionsPage
      at="inhibits"
      facts={
        <span>
          {t('inhibitNote')} <span className="wh-mono wh-note">R-COL-09</span> <UnverifiedPill />
        </span>
      }
    >
      <ListAndOne
        list={
          <DataGrid<InhibitCard>
            key={state ?? 'any'}
            id="collections.inhibits"
            label={t('place.inhibits')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['collections', 'inhibits', 'grid', state]}
            load={(after, cancel) => readInhibits({ state }, after, cancel)}
            exportHref={withQuery('/api/collections/inhibits/export.xlsx', {
              state,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('noInhibits')} note={t('noInhibitsNote')} />}
            tools={
              <PickOne<InhibitState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={inhibitStates}
                named={(one) => t(`inhibitState.${one}`)}
              />
            }
          />
        }
        one={(id) => <InhibitPanel key={id} id={id} />}
      />
    </CollectionsPage>
  );
};

const InhibitPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('collections');
  const found = useQuery({
    queryKey: ['collections', 'inhibit', id],
    queryFn: ({ signal }) => readInhibit(id, signal),
  });
  return (
    <Found found={found} what={t('inhibit')}>
      {(tagged) => <Opened view={tagged.data} />}
    </Found>
  );
};

const Opened = ({ view }: { view: InhibitView }) => {
  const { t } = useTranslation('collections');
  const sentence = useRefusalText();
  const { card } = view;
  const over = card.releasedAt !== null;
  return (
    <Panel
      title={<span className="wh-mono">{card.number}</span>}
      extra={<StateBadge tone={toneOfInhibit[card.state]}>{t(`inhibitState.${card.state}`)}</StateBadge>}
      {...(over ? {} : { accent: 'ink' as const })}
    >
      <Facts
        rows={[
          ['VIN', <span className="wh-mono">{card.vin}</span>],
          [t('inhibitReason'), t(`inhibitReasons.${card.reason}`)],
          [t('expires'), momentOf(card.expiresAt)],
          [t('approved'), t(card.approved ? 'approvedYes' : 'approvedNo')],
          [t('sentAt'), card.sentAt ? momentOf(card.sentAt) : dash],
        ]}
      />
      {view.rules.length > 0 && <RulesTable rules={view.rules} />}
      {!over && <Doing card={card} />}
      <h3 className="wh-case-head">{t('stepsTaken')}</h3>
      <ol className="wh-steps-taken">
        {view.steps.map((step) => (
          <li key={step.number}>
            <span className="wh-num">{momentOf(step.at)}</span> {t(`inhibitState.${step.to}`)}
            {step.because && (
              <span className="wh-note">
                {' '}
                {sentence(refusalOf({ code: step.because, sentence: step.because, values: [] }))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
};

/** Another person approves, somebody fires, anybody who decides lets it go; what is refused says why. */
const Doing = ({ card }: { card: InhibitCard }) => {
  const { t } = useTranslation('collections');
  const session = useSession().data;
  const decides = session?.role === 'servicing' || session?.role === 'admin';
  const works = session?.role === 'servicing';
  const mine = card.requestedBy === session?.user?.id;
  const approve = useDoing((approved: boolean, key) => approveInhibit(card, approved, key));
  const fire = useDoing((_: 'now', key) => fireInhibit(card, key));
  const release = useDoing((_: 'now', key) => releaseInhibit(card, key));
  const error = approve.error ?? fire.error ?? release.error;
  return (
    <>
      {mine && !card.approved && decides && (
        <p className="wh-note">
          <Glyph name="lock" /> {t('yoursApprove')}
        </p>
      )}
      <p className="wh-case-do">
        {decides && (
          <Button loading={release.isPending} onClick={() => release.mutate('now')}>
            {t('letGo')}
          </Button>
        )}
        {decides && card.approved && (
          <Button loading={approve.isPending} onClick={() => approve.mutate(false)}>
            {t('takeBack')}
          </Button>
        )}
        {decides && !card.approved && (
          <Button
            type="primary"
            disabled={mine}
            icon={mine ? <Glyph name="lock" /> : undefined}
            loading={approve.isPending}
            onClick={() => approve.mutate(true)}
          >
            {t('approve')}
          </Button>
        )}
        {works && card.sentAt === null && (
          <Button
            disabled={!card.approved}
            icon={card.approved ? undefined : <Glyph name="lock" />}
            loading={fire.isPending}
            onClick={() => fire.mutate('now')}
          >
            {t('fire')}
          </Button>
        )}
      </p>
      <p className="wh-note">{t('fireNote')}</p>
      {error && <ErrorState error={error} />}
    </>
  );
};

export default InhibitsPage;
