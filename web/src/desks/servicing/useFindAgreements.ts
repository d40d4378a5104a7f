import { useNavigate } from 'react-router';
import { readAgreements } from '@/api/agreements';
import { searchPeople } from '@/api/parties';
import { useSay } from '@/api/text';
import type { CommandSource } from '@/shell/commands';

/** Agreements by number or VIN, and those of a customer by whole name, phone or identity number. */
export const useFindAgreements = (): CommandSource['find'] => {
  const say = useSay();
  const navigate = useNavigate();
  return async (q, cancel) => {
    const people = searchPeople(q, cancel).then((found) =>
      Promise.all(found.slice(0, 3).map((one) => readAgreements({ customer: one.organisation }, undefined, cancel))),
    );
    const pages = [await readAgreements({ q }, undefined, cancel), ...(await people)];
    const rows = new Map(pages.flatMap((page) => page.items.slice(0, 8)).map((row) => [row.id, row]));
    return [...rows.values()].map((row) => ({
      id: row.id,
      label: `${row.number} · ${row.customer}`,
      note: `${say(row.model)} · ${row.vin}`,
      run: () => void navigate(`/servicing/${row.id}`),
    }));
  };
};
