import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { readQueue, type QueueItem } from '@/api/underwriting';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Key, Tag } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { formatCount, formatMoney } from '@/parts/money';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { CaseBody } from './CaseBody';
import './underwriting.css';

/** The queue left, sorted by the time that is left; the open file right. J and K move, nothing opens a window. */
const QueuePage = () => {
  const { t } = useTranslation('underwriting');
  const { id } = useParams();
  const navigate = useNavigate();
  const queue = useQuery({
    queryKey: ['queue'],
    queryFn: ({ signal }) => readQueue(undefined, signal),
    refetchInterval: 30_000,
  });
  const items = queue.data?.items ?? [];
  const open = items.find((item) => item.id === id) ?? (id === undefined ? items[0] : undefined);
  const go = (step: number) => {
    const at = items.findIndex((item) => item.id === open?.id);
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
    if (next) void navigate(`/underwriting/${next.id}`, { replace: true });
  };
  useKeys([{ keys: ['j', 'k'], label: t('nextCase'), run: (key) => go(key === 'j' ? 1 : -1) }]);

  if (queue.error) {
    return (
      <Page title={t('tabQueue')}>
        <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
      </Page>
    );
  }
  if (!queue.data) {
    return (
      <Page title={t('tabQueue')}>
        <Loading lines={8} what={t('tabQueue')} />
      </Page>
    );
  }
  return (
    <Page title={t('byTimeLeft')} facts={t('inQueue', { count: items.length })}>
      <div className="wh-columns wh-queue-columns">
        <nav className="wh-panel wh-queue" aria-label={t('byTimeLeft')}>
          <header className="wh-panel-head">
            <h2 className="wh-panel-title">{t('byTimeLeft')}</h2>
            <span className="wh-panel-extra">
              <Key>J</Key> <Key>K</Key>
            </span>
          </header>
          {items.length === 0 && <Empty title={t('emptyQueue')} note={t('emptyQueueNote')} />}
          <ul>
            {items.map((item) => (
              <QueueLine
                key={item.id}
                item={item}
                open={item.id === open?.id}
                onOpen={() => void navigate(`/underwriting/${item.id}`)}
              />
            ))}
          </ul>
        </nav>
        {id !== undefined && !open ? (
          <CaseBody id={id} onDecided={() => void queue.refetch()} />
        ) : open ? (
          <CaseBody key={open.id} id={open.id} onDecided={() => void queue.refetch()} />
        ) : (
          <p className="wh-ink2">{t('nothingOpen')}</p>
        )}
      </div>
    </Page>
  );
};

const QueueLine = ({ item, open, onOpen }: { item: QueueItem; open: boolean; onOpen: () => void }) => {
  const { t } = useTranslation('underwriting');
  const say = useSay();
  return (
    <li className={open ? 'wh-queue-open' : ''}>
      <button type="button" className="wh-plain" aria-current={open} onClick={onOpen}>
        <span className="wh-strong">{item.person}</span>
        <TimeLeft seconds={item.secondsLeft} />
        <span>{say(item.product)}</span>
        <span className="wh-num wh-right">{formatMoney(item.financed)}</span>
        <span className="wh-mono wh-note">{item.number}</span>
        <span className="wh-right">
          {item.review && <Tag>{t('review')}</Tag>}
          {item.waitsForSecond && <Tag outlined>{t('second')}</Tag>}
        </span>
      </button>
    </li>
  );
};

/** Counts down in the reader's browser; the server said how much was left when it answered. */
export const TimeLeft = ({ seconds }: { seconds: number }) => {
  const { t } = useTranslation('underwriting');
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  const late = left < 0;
  const whole = Math.abs(left);
  const hours = Math.floor(whole / 3600);
  const text =
    hours >= 48
      ? t('days', { days: formatCount(Math.floor(hours / 24)) })
      : [hours, Math.floor(whole / 60) % 60, whole % 60]
          .slice(hours > 0 ? 0 : 1)
          .map((part) => String(part).padStart(2, '0'))
          .join(':');
  return (
    <span className={`wh-num wh-right ${late ? 'wh-tone-over' : left < 600 ? 'wh-tone-warn' : 'wh-ink2'}`}>
      {(late || left < 600) && <Glyph name={late ? 'triangle' : 'caution'} size={12} />}{' '}
      {late ? t('lateBy', { time: text }) : text}
    </span>
  );
};

export default QueuePage;
