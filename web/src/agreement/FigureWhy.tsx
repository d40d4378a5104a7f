import { whyFigure, type Agreement, type Figure } from '@/api/agreements';
import { explanationOf } from '@/api/text';
import { useLanguage } from '@/i18n';
import { Why } from '@/parts/Why';

interface FigureWhyProps {
  agreement: Pick<Agreement, 'id' | 'version'>;
  figure: Figure;
  /** Which row of the schedule, or which event. */
  row?: number;
  printed: string;
  selected?: boolean;
}

/** The *why* of a figure of an agreement. */
export const FigureWhy = ({ agreement, figure, row, printed, selected = false }: FigureWhyProps) => {
  const language = useLanguage();
  return (
    <Why
      figure={printed}
      subject={[agreement.id, agreement.version, figure, row, language]}
      selected={selected}
      explain={async (cancel) => explanationOf(await whyFigure(agreement.id, figure, row, cancel), language)}
    />
  );
};
