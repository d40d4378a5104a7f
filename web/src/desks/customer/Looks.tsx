import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useOutletContext } from 'react-router';
import { readDisclosures, type Purpose } from '@/api/parties';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateGlyph } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';

/** `place on the map: alarm` as the key of its words. */
const keyOf = (what: string): string => what.replace(/[^a-z]+/gi, '_');

/**
 * Who read what of the customer's, or wanted to; refused looks too.
 * @param purpose Only what was read for it; left out: for all, and each line names its own.
 */
export const Looks = (shown: { purpose?: Purpose; title: string; note?: string; nobody: string; why?: string }) => {
  const { purpose, title, note, nobody, why } = shown;
  const { t } = useTranslation('customer');
  const { t: seen } = useTranslation('telematics');
  const say = useSay();
  const session = useOutletContext<Session>();
  const [after, setAfter] = useState<string>();
  const looks = useQuery({
    queryKey: ['disclosures', purpose ?? '', after ?? ''],
    queryFn: ({ signal }) => readDisclosures(purpose, after, signal),
  });
  return (
    <Panel flush title={title} {...(note ? { note } : {})}>
      {looks.error ? (
        <ErrorState error={looks.error} onRetry={() => void looks.refetch()} />
      ) : !looks.data ? (
        <Loading lines={4} />
      ) : looks.data.items.length === 0 ? (
        <Empty title={nobody} {...(why ? { note: why } : {})} />
      ) : (
        <div className="wh-rows">
          {looks.data.items.map((one) => (
            <div key={one.id} className="wh-consent">
              <span>
                <span className="wh-row-title">
                  {one.reader === session.organisation?.id ? t('yourself') : say(one.readerName)}
                </span>
                <span className="wh-note wh-history">
                  {[
                    t(`reader.${one.readerRole}`),
                    ...(purpose ? [] : [t(`purpose.${one.purpose}`, { defaultValue: one.purpose })]),
                    seen(`seen.${keyOf(one.what)}`, { defaultValue: one.what }),
                  ].join(' · ')}
                </span>
                <span className="wh-note wh-num">{momentOf(one.at)}</span>
              </span>
              <span className={one.granted ? 'wh-tone-paid wh-granted' : 'wh-tone-failed wh-granted'}>
                <StateGlyph tone={one.granted ? 'paid' : 'failed'} /> {t(one.granted ? 'allowed' : 'denied')}
              </span>
            </div>
          ))}
          {looks.data.next && (
            <div className="wh-consent">
              <Button block onClick={() => setAfter(looks.data.next ?? undefined)}>
                {t('earlierReads')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Panel>
  );
};
