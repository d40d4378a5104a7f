import { useQuery } from '@tanstack/react-query';
import { Drawer, Grid, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { useKeys, useKeysBlocked } from '@/shell/keys';
import { ExplanationView, type Explanation } from './Explanation';
import { ErrorState, Loading } from './states';
import './why.css';

interface WhyProps {
  /** The figure that explains itself, as printed: it stands in the button's name. */
  figure: string;
  /** Names the explanation in the cache; change it when the figure changes. */
  subject: readonly unknown[];
  explain: (cancel: AbortSignal) => Promise<Explanation>;
  /** The page's selected figure: W opens it. */
  selected?: boolean;
}

/** The dotted *why* beside a derived figure. Opens below it, wide and low; a sheet from below on a phone. */
export const Why = ({ figure, subject, explain, selected = false }: WhyProps) => {
  const { t } = useTranslation('parts');
  const [open, setOpen] = useState(false);
  const screens = Grid.useBreakpoint();
  const phone = screens.md === false;
  const answer = useQuery({
    queryKey: ['why', ...subject],
    queryFn: ({ signal }) => explain(signal),
    enabled: open,
    staleTime: 0,
  });
  useKeysBlocked(open && phone);
  useKeys([
    ...(selected && !open ? [{ keys: ['w'], label: t('why'), run: () => setOpen(true), quiet: true }] : []),
    ...(open ? [{ keys: ['escape'], label: t('close'), run: () => setOpen(false), quiet: true }] : []),
  ]);

  const button = (
    <button
      type="button"
      className="wh-why"
      aria-label={t('whyOf', { figure })}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {t('why')}
    </button>
  );
  const body = answer.data ? (
    <ExplanationView explanation={answer.data} figure={figure} onClose={() => setOpen(false)} />
  ) : answer.error ? (
    <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  ) : (
    <Loading lines={4} />
  );

  if (phone) {
    return (
      <>
        {button}
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement="bottom"
          size="auto"
          closable={false}
          styles={{ body: { padding: 0 } }}
          aria-label={t('whyQuestion', { figure })}
        >
          {open && body}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      styles={{ container: { padding: 0 } }}
      content={<div className="wh-why-panel">{body}</div>}
    >
      {button}
    </Popover>
  );
};
