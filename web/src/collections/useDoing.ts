import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntent } from '@/parts/useIntent';

/** One command of a case under one key; after it, all that was read of cases is read again. */
export const useDoing = <TAsked>(act: (asked: TAsked, key: string) => Promise<unknown>, onDone?: () => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: (asked: TAsked) => act(asked, keyOf(asked)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['collections'] });
      onDone?.();
    },
  });
};
