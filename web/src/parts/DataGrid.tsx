import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Popover, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/i18n';
import { useKeys } from '@/shell/keys';
import { formatCount } from './money';
import { ErrorState, Loading } from './states';
import { useKeptState } from './useKeptState';
import './grid.css';

/** A page of rows; `next` is the cursor of the following page, absent on the last. */
export interface Page<T> {
  items: readonly T[];
  next?: string | null | undefined;
  /** How many there are in all, where the server knows; `about` says that it estimated. */
  total?: number | null | undefined;
  about?: boolean;
}

export interface GridColumn<T> {
  key: string;
  title: React.ReactNode;
  /** The words in the column chooser where the title is not plain text. */
  name?: string;
  render: (row: T) => React.ReactNode;
  align?: 'left' | 'right';
  width?: number;
  /** Hidden until chosen. */
  optional?: boolean;
}

interface DataGridProps<T> {
  /** Names the grid: its chosen columns are kept under it. */
  id: string;
  /** What the rows are, for the reader of the table and the loading line. */
  label: string;
  columns: readonly GridColumn<T>[];
  rowKey: (row: T) => string;
  /** Cache key of the list with its filters, without the cursor. */
  queryKey: readonly unknown[];
  load: (cursor: string | undefined, cancel: AbortSignal) => Promise<Page<T>>;
  exportHref?: string;
  selected?: string | undefined;
  onSelect?: (row: T) => void;
  onOpen?: (row: T) => void;
  empty: React.ReactNode;
  /** Filters, left of the tools. */
  tools?: React.ReactNode;
  pageSize?: number;
  /** Rows that change by themselves: while there is one, the list is read again and again. */
  moving?: (row: T) => boolean;
}

const often = 1500;

/** A list of the house: sticky head, chosen columns, cursor paging, .xlsx, J and K to move, Enter to open. */
export const DataGrid = <T extends object>(props: DataGridProps<T>) => {
  const { t } = useTranslation('parts');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [inner, setInner] = useState<string>();
  const [hidden, setHidden] = useKeptState<readonly string[]>(
    `grid.${props.id}`,
    props.columns.filter((column) => column.optional).map((column) => column.key),
  );
  const list = useQuery({
    queryKey: [...props.queryKey, cursors.at(-1) ?? ''],
    queryFn: ({ signal }) => props.load(cursors.at(-1), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (props.moving && state.data?.items.some(props.moving) ? often : false),
  });
  const grid = useRef<HTMLDivElement>(null);
  // Whoever has no mouse scrolls a wide table sideways by its keys.
  useEffect(() => grid.current?.querySelector('.ant-table-body')?.setAttribute('tabindex', '0'));
  const rows = list.data?.items ?? [];
  const current = props.selected ?? inner;
  const select = (row: T) => {
    setInner(props.rowKey(row));
    props.onSelect?.(row);
  };

  useKeys([
    {
      keys: ['j', 'k'],
      label: t('keyMove'),
      run: (key) => {
        const at = rows.findIndex((row) => props.rowKey(row) === current);
        const row = rows[Math.min(rows.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))];
        if (row) select(row);
      },
    },
    ...(props.onOpen
      ? [
          {
            keys: ['enter'],
            label: t('open'),
            run: () => {
              const row = rows.find((one) => props.rowKey(one) === current);
              if (row) props.onOpen?.(row);
            },
          },
        ]
      : []),
  ]);

  const columns: ColumnType<T>[] = props.columns
    .filter((column) => !hidden.includes(column.key))
    .map((column) => ({
      key: column.key,
      title: column.title,
      align: column.align ?? 'left',
      ...(column.width ? { width: column.width } : {}),
      render: (_: unknown, row: T) => column.render(row),
      className: column.align === 'right' ? 'wh-num' : '',
    }));

  return (
    <div className="wh-grid" ref={grid}>
      <div className="wh-grid-tools">
        {props.tools}
        <span className="wh-grid-tools-end">
          <ColumnChooser columns={props.columns} hidden={hidden} onChange={setHidden} />
          {props.exportHref && (
            <Button size="small" href={props.exportHref}>
              {t('exportXlsx')}
            </Button>
          )}
        </span>
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Loading lines={6} what={props.label} />
      ) : (
        <Table<T>
          size="small"
          aria-label={props.label}
          columns={columns}
          dataSource={rows}
          rowKey={props.rowKey}
          pagination={false}
          scroll={{ x: 'max-content' }}
          sticky
          locale={{ emptyText: props.empty }}
          rowClassName={(row) => (props.rowKey(row) === current ? 'wh-row-current' : '')}
          onRow={(row) => ({
            // A list that only leads on opens at once; one with a side panel selects first.
            onClick: () => {
              select(row);
              if (!props.onSelect) props.onOpen?.(row);
            },
            onDoubleClick: () => props.onOpen?.(row),
          })}
        />
      )}
      <Pager page={list.data} cursors={cursors} onMove={setCursors} size={props.pageSize ?? 50} />
    </div>
  );
};

interface PagerProps {
  page: Page<unknown> | undefined;
  cursors: readonly string[];
  size: number;
  onMove: (cursors: readonly string[]) => void;
}

const Pager = ({ page, cursors, size, onMove }: PagerProps) => {
  const { t } = useTranslation('parts');
  if (!page || page.items.length === 0) return null;
  const first = cursors.length * size + 1;
  const range = { from: formatCount(first), to: formatCount(first + page.items.length - 1) };
  const words = page.total === null || page.total === undefined ? 'rows' : page.about ? 'rowsAbout' : 'rowsOf';
  return (
    <nav className="wh-grid-pager" aria-label={t(words, { ...range, total: formatCount(page.total ?? 0) })}>
      <span className="wh-num">{t(words, { ...range, total: formatCount(page.total ?? 0) })}</span>
      <Button size="small" disabled={cursors.length === 0} onClick={() => onMove(cursors.slice(0, -1))}>
        {t('previous')}
      </Button>
      <Button size="small" disabled={!page.next} onClick={() => page.next && onMove([...cursors, page.next])}>
        {t('next')}
      </Button>
    </nav>
  );
};

interface ChooserProps<T> {
  columns: readonly GridColumn<T>[];
  hidden: readonly string[];
  onChange: (hidden: readonly string[]) => void;
}

const ColumnChooser = <T,>({ columns, hidden, onChange }: ChooserProps<T>) => {
  const { t } = useTranslation('parts');
  const choices = columns.map((column) => ({
    value: column.key,
    label: column.name ?? (typeof column.title === 'string' ? column.title : column.key),
  }));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="wh-grid-chooser"
          options={choices}
          value={columns.map((column) => column.key).filter((key) => !hidden.includes(key))}
          onChange={(shown) => onChange(columns.map((column) => column.key).filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button size="small">{t('columns')}</Button>
    </Popover>
  );
};
