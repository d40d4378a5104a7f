import { useTranslation } from '@/i18n';
import { Glyph, type GlyphName } from './glyphs';
import './badges.css';

/** How a state looks, whatever its name: a desk maps its own states onto these. */
export type Tone = 'sched' | 'due' | 'paid' | 'over' | 'failed' | 'susp' | 'warn' | 'locked';

const glyphOf: Record<Tone, GlyphName> = {
  sched: 'ring',
  due: 'half',
  paid: 'disc',
  over: 'triangle',
  failed: 'cross',
  susp: 'diamond',
  warn: 'caution',
  locked: 'lock',
};

/** Glyph and word; it reads in grey print. `children` is the word, with its days where it has some. */
export const StateBadge = ({ tone, children }: { tone: Tone; children: React.ReactNode }) => (
  <span className={`wh-badge wh-tone-${tone}`}>
    <Glyph name={glyphOf[tone]} />
    <span>{children}</span>
  </span>
);

/** The glyph of a state alone, where the word stands elsewhere in the same row. */
export const StateGlyph = ({ tone, size }: { tone: Tone; size?: number }) => (
  <span className={`wh-state-glyph wh-tone-${tone}`}>
    <Glyph name={glyphOf[tone]} {...(size ? { size } : {})} />
  </span>
);

/** A party that is not the real one, wherever it or its message stands. */
export const SimulatedPill = () => {
  const { t } = useTranslation('parts');
  return <span className="wh-pill">{t('simulated')}</span>;
};

/** A rule whose source nobody has checked yet; `short` in grids. */
export const UnverifiedPill = ({ short = false }: { short?: boolean }) => {
  const { t } = useTranslation('parts');
  return <span className="wh-pill">? {t(short ? 'unverifiedShort' : 'unverified')}</span>;
};

/** A short fact that is no state: 'own use', 'lowest'. */
export const Tag = ({ children, outlined = false }: { children: React.ReactNode; outlined?: boolean }) => (
  <span className={outlined ? 'wh-tag wh-tag-outlined' : 'wh-tag'}>{children}</span>
);

/** A key of the keyboard. */
export const Key = ({ children }: { children: React.ReactNode }) => <kbd className="wh-key">{children}</kbd>;
