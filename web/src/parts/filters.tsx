import { Input, Select } from 'antd';

/** Finds by what is typed: on Enter, or at once when it is cleared. */
export const FindBox = ({ label, onFind }: { label: string; onFind: (text: string) => void }) => (
  <Input.Search
    allowClear
    aria-label={label}
    placeholder={label}
    className="wh-search"
    onSearch={(text) => onFind(text.trim())}
  />
);

interface PickProps<T extends string> {
  label: string;
  /** What stands there while nothing is picked. */
  any: string;
  value: T | undefined;
  onPick: (picked: T | undefined) => void;
  among: readonly T[];
  named: (one: T) => string;
}

/** One of a few words, or any. */
export const PickOne = <T extends string>({ label, any, value, onPick, among, named }: PickProps<T>) => (
  <Select<T>
    allowClear
    aria-label={label}
    placeholder={any}
    className="wh-filter"
    value={value ?? null}
    onChange={(next) => onPick(next ?? undefined)}
    options={among.map((one) => ({ value: one, label: named(one) }))}
  />
);
