import './table.css';

interface PlainTableProps {
  label: string;
  heads: readonly (readonly [title: string, right?: boolean])[];
  rows: readonly (readonly [key: string, ...cells: React.ReactNode[]])[];
  /** The cells of a last row that sums the others, its title first. */
  foot?: readonly [title: string, ...cells: React.ReactNode[]];
}

/** A plain table that scrolls sideways by itself. */
export const PlainTable = ({ label, heads, rows, foot }: PlainTableProps) => (
  <div className="wh-scroll" tabIndex={0} role="region" aria-label={label}>
    <table className="wh-table wh-compact">
      <thead>
        <tr>
          {heads.map(([title, right]) => (
            <th key={title} scope="col" className={right ? 'wh-right' : ''}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, ...cells]) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={at} className={heads[at]?.[1] ? 'wh-num wh-right' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {foot.map((cell, at) =>
              at === 0 ? (
                <th key={at} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={at} className={heads[at]?.[1] ? 'wh-num wh-right' : ''}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  </div>
);
