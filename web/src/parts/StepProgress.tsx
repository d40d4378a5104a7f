import { StateBadge, type Tone } from './badges';
import { formatCount } from './money';
import './steps.css';

export interface ProgressStep {
  id: string;
  title: React.ReactNode;
  done: number;
  /** May grow while it runs; 0 where there was nothing to do, or it is not known yet. */
  total: number;
  over: boolean;
  /** The step that is being done now. */
  now: boolean;
}

interface StepProgressProps {
  label: string;
  steps: readonly ProgressStep[];
  /** What stands beside a step by how it is: done, running, waiting. */
  words: Readonly<Record<'done' | 'now' | 'ahead', string>>;
}

const widthOf = ({ done, total, over }: ProgressStep): number =>
  over ? 100 : total === 0 ? 0 : Math.floor((100 * Math.min(done, total)) / total);

/** The steps of a long work in order, each with its bar; the count says more than the bar. */
export const StepProgress = ({ label, steps, words }: StepProgressProps) => (
  <ol className="wh-steps" aria-label={label}>
    {steps.map((step) => {
      const how = step.over ? 'done' : step.now ? 'now' : 'ahead';
      const tone: Record<typeof how, Tone> = { done: 'paid', now: 'due', ahead: 'sched' };
      return (
        <li key={step.id} className={how === 'now' ? 'wh-step-now' : ''}>
          <span className="wh-step-title">{step.title}</span>
          <span
            className="wh-step-bar"
            role="progressbar"
            aria-label={typeof step.title === 'string' ? step.title : label}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={widthOf(step)}
          >
            <span style={{ width: `${widthOf(step)}%` }} />
          </span>
          <span className="wh-num wh-right wh-step-count">
            {formatCount(step.done)} / {formatCount(step.total)}
          </span>
          <StateBadge tone={tone[how]}>{words[how]}</StateBadge>
        </li>
      );
    })}
  </ol>
);
