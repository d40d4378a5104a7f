import { useMutation, useQueryClient } from '@tanstack/react-query';
import { closeDay } from '@/api/days';
import { useIntent } from '@/parts/useIntent';

/** The day after a day. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** From the first through the last; the first alone where the last lies before it. At most a year at once. */
export const daysThrough = (first: string, last: string): readonly string[] => {
  const days = [first];
  for (let day = nextDay(first); day <= last && days.length < 366; day = nextDay(day)) days.push(day);
  return days;
};

/** One day after the other: each is a close of its own, and a day that somebody stopped ends the row. */
export const useClosing = (ending: readonly string[], onDone: () => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: async () => {
      for (const day of ending) {
        const run = await closeDay(day, keyOf(day));
        if (run.state !== 'done') return;
        await queries.invalidateQueries({ queryKey: ['days'] });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['days'] }),
    onSuccess: async () => {
      done();
      onDone();
      await queries.invalidateQueries();
    },
  });
};
