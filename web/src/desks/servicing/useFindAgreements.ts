import { useNavigate } from 'react-router';
import { readAgreements } from '@/api/agreements';
import { readRequests } from '@/api/changes';
import { searchPeople } from '@/api/parties';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import type { CommandSource } from '@/shell/commands';

/** Agreements by number or VIN, those of a customer by whole name, phone or identity number, and waiting requests. */
export const useFindAgreements = (): CommandSource['find'] => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const navigate = useNavigate();
  return async (q, cancel) => {
    const people = searchPeople(q, cancel).then((found) =>
      Promise.all(found.slice(0, 3).map((one) => readAgreements({ customer: one.organisation }, undefined, cancel))),
    );
    const pages = [await readAgreements({ q }, undefined, cancel), ...(await people)];
    const rows = new Map(pages.flatMap((page) => page.items.slice(0, 8)).map((row) => [row.id, row]));
    const asked = (await readRequests({ state: 'waiting' }, undefined, cancel)).items;
    return [
      ...[...rows.values()].map((row) => ({
        id: row.id,
        label: `${row.number} · ${row.customer}`,
        note: `${say(row.model)} · ${row.vin}`,
        run: () => void navigate(`/servicing/${row.id}`),
      })),
      ...asked
        .filter((one) => `${one.number} ${say(one.name)}`.toLowerCase().includes(q.toLowerCase()))
        .map((one) => ({
          id: one.id,
          label: `${say(one.name)} · ${one.number}`,
          note: t('tabRequests'),
          run: () => void navigate(`/servicing/requests/${one.id}`),
        })),
    ];
  };
};
