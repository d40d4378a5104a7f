import { Link } from 'react-router';
import { useTranslation } from '@/i18n';
import type { GridColumn } from '@/parts/DataGrid';
import { useCollectionsPath } from './places';

type OfCase = { readonly agreement: string; readonly number: string; readonly vin: string };

/** The agreement of a row, which opens its case. */
export const useAgreementColumn = <T extends OfCase>(): GridColumn<T> => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  return {
    key: 'number',
    title: t('agreement'),
    render: (row) => (
      // The row opens something else where it is clicked: the link alone leads to the case.
      <Link to={`${base}/cases/${row.agreement}`} className="wh-mono" onClick={(click) => click.stopPropagation()}>
        {row.number}
      </Link>
    ),
  };
};

export const vinColumn = <T extends OfCase>(): GridColumn<T> => ({
  key: 'vin',
  title: 'VIN',
  render: (row) => <span className="wh-mono">{row.vin}</span>,
  optional: true,
});
