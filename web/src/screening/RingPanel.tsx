import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { readRing, type Ring, type RingMember } from '@/api/screening';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf } from '@/parts/days';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { Loading } from '@/parts/states';
import { draw } from './ring';
import './screening.css';

/** Who is tied to the applicant by shared identifiers: a picture, and tables that say the same. */
export const RingPanel = ({ application }: { application: string }) => {
  const { t } = useTranslation('screening');
  const refusal = useRefusalText();
  const ring = useQuery({ queryKey: ['ring', application], queryFn: ({ signal }) => readRing(application, signal) });
  if (ring.error)
    return (
      <Panel title={t('ring')}>
        <p className="wh-note">{refusal(ring.error)}</p>
      </Panel>
    );
  if (!ring.data)
    return (
      <Panel title={t('ring')}>
        <Loading lines={4} what={t('ring')} />
      </Panel>
    );
  if (ring.data.ring.people === 1)
    return (
      <Panel title={t('ring')}>
        <p>{t('ringAlone')}</p>
      </Panel>
    );
  return <Tied ring={ring.data} application={application} />;
};

const useName = (): ((one: RingMember) => string) => {
  const { t } = useTranslation('screening');
  return (one) => (one.distance === 0 ? t('applicant') : t('person', { number: one.key.slice(1) }));
};

const Tied = ({ ring, application }: { ring: Ring; application: string }) => {
  const { t } = useTranslation('screening');
  const { people, bad, distance, isCut } = ring.ring;
  return (
    <Panel title={t('ring')} {...(bad > 0 ? { accent: 'over' as const } : {})}>
      <p>
        {t('ringSays', { people, bad })} {distance !== null && t('nearest', { distance })} {isCut && t('ringCut')}
      </p>
      <div className="wh-ring">
        <Picture ring={ring} />
        <div className="wh-stack">
          <People ring={ring} application={application} />
          <Shared ring={ring} />
        </div>
      </div>
    </Panel>
  );
};

const Picture = ({ ring }: { ring: Ring }) => {
  const { t } = useTranslation('screening');
  const { size, people, shared, lines } = draw(ring);
  return (
    <svg className="wh-ring-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('picture')}>
      {lines.map(({ key, ...line }) => (
        <line key={key} {...line} className="wh-ring-line" />
      ))}
      {shared.map(({ one, x, y }) => (
        <g key={one.key}>
          <rect x={x - 5} y={y - 5} width={10} height={10} className="wh-ring-trait" />
          <text x={x + 8} y={y + 4} className="wh-ring-text">
            {t(`kinds.${one.kind}`)}
          </text>
        </g>
      ))}
      {people.map(({ one, x, y }) => (
        <g key={one.key}>
          <circle
            cx={x}
            cy={y}
            r={10}
            className={one.bad ? 'wh-ring-bad' : one.distance ? 'wh-ring-one' : 'wh-ring-me'}
          />
          <text x={x} y={y + 22} textAnchor="middle" className="wh-ring-text">
            {one.distance === 0 ? t('applicant') : one.key.slice(1)}
            {one.bad ? ' ✕' : ''}
          </text>
        </g>
      ))}
    </svg>
  );
};

const People = ({ ring, application }: { ring: Ring; application: string }) => {
  const { t } = useTranslation('screening');
  const name = useName();
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('peopleTable')}>
      <table className="wh-table wh-compact" aria-label={t('peopleTable')}>
        <thead>
          <tr>
            <th scope="col">{t('peopleTable')}</th>
            <th scope="col" className="wh-right">
              {t('distance')}
            </th>
            <th scope="col" className="wh-right">
              {t('applications')}
            </th>
            <th scope="col">{t('knownBad')}</th>
            <th scope="col">{t('latest')}</th>
          </tr>
        </thead>
        <tbody>
          {ring.people.map((one) => (
            <tr key={one.key}>
              <th scope="row">{name(one)}</th>
              <td className="wh-right wh-num">{one.distance}</td>
              <td className="wh-right wh-num">{one.applications}</td>
              <td>{one.bad ? <StateBadge tone="failed">{t('yes')}</StateBadge> : t('no')}</td>
              <td>
                <span className="wh-num">{one.latestAt ? dayOf(one.latestAt) : dash}</span>{' '}
                {one.latest && one.latest !== application && (
                  <Link
                    to={`/underwriting/applications/${one.latest}`}
                    className="wh-ring-more"
                    aria-label={`${t('open')}: ${name(one)}`}
                  >
                    {t('open')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Shared = ({ ring }: { ring: Ring }) => {
  const { t } = useTranslation('screening');
  const name = useName();
  const byKey = new Map(ring.people.map((one) => [one.key, name(one)]));
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('sharedTable')}>
      <table className="wh-table wh-compact" aria-label={t('sharedTable')}>
        <thead>
          <tr>
            <th scope="col">{t('shared')}</th>
            <th scope="col">{t('named')}</th>
          </tr>
        </thead>
        <tbody>
          {ring.shared.map((one) => (
            <tr key={one.key}>
              <th scope="row">{t(`kinds.${one.kind}`)}</th>
              <td>{one.named.map((key) => byKey.get(key)).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
