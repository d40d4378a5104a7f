import { Segmented } from 'antd';
import { useState } from 'react';
import type { CaseFile, FiledCheck, FiledGroup } from '@/api/registers';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge, UnverifiedPill } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { dash, formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { countsOf, toneOfResult } from './results';
import '@/application/checks.css';
import './registers.css';

/** Every check under its heading, the worst first; headings where all passed stay shut until somebody asks. */
export const FileChecks = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('registers');
  const [whole, setWhole] = useState(false);
  const [turned, setTurned] = useState<Readonly<Record<string, boolean>>>({});
  return (
    <Panel
      flush
      title={t('checks')}
      note={<Counts groups={file.groups} />}
      extra={
        <Segmented<boolean>
          size="small"
          value={whole}
          onChange={(next) => {
            setWhole(next);
            setTurned({});
          }}
          options={[
            { value: false, label: t('problems') },
            { value: true, label: t('all') },
          ]}
        />
      }
      foot={
        <>
          {t('decidedBy', { policy: file.policy, version: file.policyVersion })} ·{' '}
          {t('took', { time: formatCount(file.tookMicroseconds) })}
        </>
      }
    >
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('checks')}>
        <table className="wh-checks wh-file-checks">
          <thead>
            <tr>
              <th scope="col">{t('result')}</th>
              <th scope="col">{t('check')}</th>
              <th scope="col" className="wh-right">
                {t('actual')}
              </th>
              <th scope="col" className="wh-right">
                {t('limit')}
              </th>
              <th scope="col">{t('id')}</th>
            </tr>
          </thead>
          {file.groups.map((group) => {
            const open = turned[group.label.en] ?? (whole || group.worst !== 'pass');
            return (
              <Group
                key={group.label.en}
                group={group}
                open={open}
                onTurn={() => setTurned({ ...turned, [group.label.en]: !open })}
              />
            );
          })}
        </table>
      </div>
    </Panel>
  );
};

const Counts = ({ groups }: { groups: readonly FiledGroup[] }) => {
  const { t } = useTranslation('registers');
  return (
    <span className="wh-check-counts">
      {countsOf(groups).map(([result, count]) => (
        <span key={result} className={`wh-tone-${toneOfResult[result]}`}>
          {count} {t(`results.${result}`)}
        </span>
      ))}
    </span>
  );
};

const Group = ({ group, open, onTurn }: { group: FiledGroup; open: boolean; onTurn: () => void }) => {
  const say = useSay();
  return (
    <tbody>
      <tr className="wh-file-group">
        <th scope="rowgroup" colSpan={5}>
          <button type="button" className="wh-plain" aria-expanded={open} onClick={onTurn}>
            <span aria-hidden="true" className="wh-file-turn">
              {open ? '▾' : '▸'}
            </span>{' '}
            {say(group.label)} <Counts groups={[group]} />
          </button>
        </th>
      </tr>
      {open && group.checks.map((check) => <Check key={check.id} check={check} />)}
    </tbody>
  );
};

const Check = ({ check }: { check: FiledCheck }) => {
  const { t } = useTranslation('registers');
  const say = useSay();
  return (
    <tr>
      <td>
        <StateBadge tone={toneOfResult[check.result]}>{t(`results.${check.result}`)}</StateBadge>
      </td>
      <td>
        {say(check.name)} {!check.verified && <UnverifiedPill short />}
        {check.why.map((reason) => (
          <div key={reason.en} className="wh-ink2">
            {say(reason)}
          </div>
        ))}
        <Asked check={check} />
      </td>
      <td className="wh-right wh-num">{check.actual ? say(check.actual) : dash}</td>
      <td className="wh-right wh-num wh-ink2">{check.limit ? say(check.limit) : dash}</td>
      <td className="wh-mono wh-ink2" title={check.source ?? undefined}>
        {check.id} <span className="wh-note">v{check.version}</span>
      </td>
    </tr>
  );
};

/** Whom the check relied on, what became of the question, and when. */
const Asked = ({ check }: { check: FiledCheck }) => {
  const { t } = useTranslation('application');
  return check.sources.map((source) => (
    <div key={source.kind} className="wh-note">
      {t(`source.${source.kind}`)} · {t(`outcome.${source.outcome}`)} ·{' '}
      <span className="wh-num">{momentOf(source.at)}</span> {source.simulated && <SimulatedPill />}
    </div>
  ));
};
