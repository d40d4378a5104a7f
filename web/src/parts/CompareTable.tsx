import { useTranslation } from '@/i18n';
import { Tag } from './badges';
import './compare.css';

export interface CompareColumn {
  id: string;
  /** The name of what is compared, and what can be chosen of it. */
  head: React.ReactNode;
  /** Below its figures: the button that takes it. */
  foot?: React.ReactNode;
}

export interface CompareRow {
  label: string;
  /** One for each column, in their order. */
  cells: readonly React.ReactNode[];
  /** Amounts of the same row: the lowest one is marked, where they differ. */
  figures?: readonly (number | undefined)[];
  /** The row that decides: printed large. */
  strong?: boolean;
}

interface CompareTableProps {
  label: string;
  columns: readonly CompareColumn[];
  rows: readonly CompareRow[];
}

/** Which columns share the lowest figure; none where all are the same. */
export const lowestOf = (figures: readonly (number | undefined)[]): readonly number[] => {
  const known = figures.filter((one) => one !== undefined);
  const least = Math.min(...known);
  if (known.length < 2 || known.every((one) => one === least)) return [];
  return figures.flatMap((one, at) => (one === least ? [at] : []));
};

/** Options side by side, their figures in line: one table, not cards, so that each row can be read across. */
export const CompareTable = ({ label, columns, rows }: CompareTableProps) => (
  <div className="wh-scroll" tabIndex={0} role="region" aria-label={label}>
    <table className="wh-compare" style={{ '--wh-options': columns.length - 1 } as React.CSSProperties}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className={row.strong ? 'wh-compare-strong' : ''}>
            <th scope="row">{row.label}</th>
            <Cells row={row} columns={columns} />
          </tr>
        ))}
      </tbody>
      {columns.some((column) => column.foot !== undefined) && (
        <tfoot>
          <tr>
            <td />
            {columns.map((column) => (
              <td key={column.id}>{column.foot}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  </div>
);

const Cells = ({ row, columns }: { row: CompareRow; columns: readonly CompareColumn[] }) => {
  const { t } = useTranslation('parts');
  const lowest = lowestOf(row.figures ?? []);
  return columns.map((column, at) => (
    <td key={column.id} className="wh-num">
      {row.cells[at]} {lowest.includes(at) && <Tag>{t('lowest')}</Tag>}
    </td>
  ));
};
