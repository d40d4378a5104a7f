import { refusalOf, type Obstacle } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { UnverifiedPill } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { useRefusalText } from '@/parts/refusal';
import { ruleOfGate } from './states';

/** The sentence of an obstacle, its words in the reader's language. */
export const useObstacleText = (): ((why: Obstacle) => string) => {
  const { t } = useTranslation('collections');
  const sentence = useRefusalText();
  return (why) => sentence(refusalOf(why, { hardship: t('holds.hardship'), dispute: t('holds.dispute') }));
};

interface ObstacleProps {
  why: Obstacle;
  /** False: the rules of contact rest on a source that was not read in the original. */
  verified?: boolean;
  short?: boolean;
}

/** One thing that stands against what was meant to be done: lock, sentence, rule and its badge. */
export const ObstacleLine = ({ why, verified = true, short = false }: ObstacleProps) => {
  const say = useObstacleText();
  const rule = ruleOfGate(why.code);
  return (
    <span className="wh-obstacle">
      <Glyph name="lock" /> <span>{say(why)}</span> {rule && <span className="wh-mono wh-note">{rule}</span>}{' '}
      {rule && !verified && <UnverifiedPill short={short} />}
    </span>
  );
};

/** All that stands against it, one below the other. */
export const ObstacleList = ({ against, verified = true }: { against: readonly Obstacle[]; verified?: boolean }) => (
  <ul className="wh-obstacles">
    {against.map((why) => (
      <li key={`${why.code} ${JSON.stringify(why.values)}`}>
        <ObstacleLine why={why} verified={verified} />
      </li>
    ))}
  </ul>
);
