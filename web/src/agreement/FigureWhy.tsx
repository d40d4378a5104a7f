import { whyFigure, type Agreement } from '@/api/agreements';
import { explanationOf } from '@/api/text';
import { useLanguage } from '@/i18n';
import { Why } from '@/parts/Why';

interface FigureWhyProps {
  agreement: Pick<Agreement, 'id' | 'version'>;
  figure: string;
  /** Names the figure more closely: a row of the schedule, a day. */
  query?: Record<string, string>;
  printed: string;
  selected?: boolean;
}

/** The *why* of a figure of an agreement. */
export const FigureWhy = ({ agreement, figure, query = {}, printed, selected = false }: FigureWhyProps) => {
  const language = useLanguage();
  return (
    <Why
      figure={printed}
      subject={[agreement.id, agreement.version, figure, query, language]}
      selected={selected}
      explain={async (cancel) => explanationOf(await whyFigure(agreement.id, figure, query, cancel), language)}
    />
  );
};
