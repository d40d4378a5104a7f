import { useNavigate } from 'react-router';
import { readApplications } from '@/api/applications';
import { useSay } from '@/api/text';
import type { CommandSource } from '@/shell/commands';

/** Applications by the beginning of their number or by VIN, opened below a desk's path. */
export const useFindApplications = (below: string): CommandSource['find'] => {
  const say = useSay();
  const navigate = useNavigate();
  return async (q, cancel) =>
    (await readApplications({ q }, undefined, cancel)).items.slice(0, 8).map((row) => ({
      id: row.id,
      label: `${row.number} · ${row.person}`,
      note: `${say(row.model)} · ${row.vin}`,
      run: () => void navigate(`${below}/${row.id}`),
    }));
};
