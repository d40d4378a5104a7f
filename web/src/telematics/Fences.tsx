import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { addFence, readFences, removeFence, type Fence, type FenceKind, type Point } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { LazyMap } from './map/LazyMap';
import { degrees, parseCorners, sayPlace } from './places';
import { TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

const kinds: readonly FenceKind[] = ['parking', 'noStop', 'pledge', 'watch', 'region'];

const ringOf = (corners: readonly Point[]) =>
  corners.map((corner) => [degrees(corner.longitude), degrees(corner.latitude)] as const);

/** The lender's own map: drawn by clicks, or written by coordinates. */
const Fences = () => {
  const { t } = useTranslation('telematics');
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Fence>();
  const fences = useQuery({ queryKey: ['fences'], queryFn: ({ signal }) => readFences(signal) });
  const drawn = parseCorners(text).points ?? [];
  const all = (fences.data ?? []).map((fence) => ringOf(fence.corners));
  return (
    <Page title={t('fences')}>
      <TelematicsTabs now="fences" />
      <div className="wh-live">
        <Panel title={t('fenceMap')}>
          <LazyMap
            label={t('fenceMap')}
            areas={[...(shown ? [ringOf(shown.corners)] : all), ...(drawn.length > 2 ? [ringOf(drawn)] : [])]}
            pins={drawn.map((corner, at) => ({
              id: `${at}`,
              latitude: degrees(corner.latitude),
              longitude: degrees(corner.longitude),
              label: sayPlace(corner),
              tone: 'corner',
            }))}
            onGround={(latitude, longitude) =>
              setText((before) => {
                const line = sayPlace({ latitude: Math.round(latitude * 1e6), longitude: Math.round(longitude * 1e6) });
                return before.trim() === '' ? line : `${before.trimEnd()}\n${line}`;
              })
            }
            fit={shown?.id ?? `${fences.data?.length ?? 0}`}
          />
        </Panel>
        <DrawForm text={text} setText={setText} />
      </div>
      <Panel flush title={t('fences')}>
        {fences.error ? (
          <ErrorState error={fences.error} onRetry={() => void fences.refetch()} />
        ) : !fences.data ? (
          <Loading lines={4} what={t('fences')} />
        ) : fences.data.length === 0 ? (
          <Empty title={t('noFences')} note={t('noFencesNote')} />
        ) : (
          <FenceList fences={fences.data} shown={shown} onShow={setShown} />
        )}
      </Panel>
    </Page>
  );
};

const DrawForm = ({ text, setText }: { text: string; setText: (text: string) => void }) => {
  const { t } = useTranslation('telematics');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FenceKind>('parking');
  const { points, wrongLine } = parseCorners(text);
  const problem =
    wrongLine !== undefined
      ? t('cornerWrong', { line: wrongLine })
      : points.length > 0 && points.length < 3
        ? t('cornersFew')
        : undefined;
  const add = useMutation({
    mutationFn: () => {
      const asked = { kind, name: name.trim(), corners: [...(points ?? [])] };
      return addFence(asked, keyOf(asked));
    },
    onSuccess: async () => {
      done();
      setName('');
      setText('');
      await queries.invalidateQueries({ queryKey: ['fences'] });
    },
  });
  return (
    <Panel title={t('drawPlace')}>
      <Field label={t('name')}>
        {(ids) => <Input {...ids} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('kind')} note={t(`fenceSays.${kind}`)}>
        {(ids) => (
          <Select<FenceKind>
            id={ids.id}
            value={kind}
            onChange={setKind}
            options={kinds.map((one) => ({ value: one, label: t(`fenceKind.${one}`) }))}
          />
        )}
      </Field>
      <Field label={t('corners')} problem={problem} note={t('cornersNote')}>
        {(ids) => <Input.TextArea {...ids} rows={5} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <p className="wh-purpose">
        <Button
          type="primary"
          disabled={name.trim() === '' || (points?.length ?? 0) < 3}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t('add')}
        </Button>
        <Button
          disabled={text.trim() === ''}
          onClick={() => setText(text.trimEnd().split('\n').slice(0, -1).join('\n'))}
        >
          {t('undoCorner')}
        </Button>
      </p>
      {add.error && <ErrorState error={add.error} kept />}
    </Panel>
  );
};

interface FenceListProps {
  fences: readonly Fence[];
  shown: Fence | undefined;
  onShow: (fence: Fence | undefined) => void;
}

const FenceList = ({ fences, shown, onShow }: FenceListProps) => {
  const { t } = useTranslation('telematics');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const remove = useMutation({
    mutationFn: (fence: Fence) => removeFence(fence.id, keyOf(fence.id)),
    onSuccess: async () => {
      done();
      onShow(undefined);
      await queries.invalidateQueries({ queryKey: ['fences'] });
    },
  });
  return (
    <>
      {remove.error && <ErrorState error={remove.error} />}
      <ul className="wh-live-list">
        {fences.map((fence) => (
          <li key={fence.id} className={fence.id === shown?.id ? 'wh-row-current' : ''}>
            <span>
              <strong>{fence.name}</strong>{' '}
              <span className="wh-note">
                {t(`fenceKind.${fence.kind}`)} · {t('cornerCount', { count: formatCount(fence.corners.length) })} ·{' '}
                {t(`fenceSays.${fence.kind}`)}
              </span>
            </span>
            <span className="wh-purpose">
              <Button
                size="small"
                aria-pressed={fence.id === shown?.id}
                onClick={() => onShow(fence.id === shown?.id ? undefined : fence)}
              >
                {t('show')}
              </Button>
              <Popconfirm
                title={t('removeSure', { name: fence.name })}
                okText={t('remove')}
                cancelText={t('cancel')}
                onConfirm={() => remove.mutate(fence)}
              >
                <Button size="small">{t('remove')}</Button>
              </Popconfirm>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

export default Fences;
