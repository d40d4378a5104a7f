import { useMutation, useQueryClient } from '@tanstack/react-query';

/** After money moved, everything read of the agreement is read again. */
export const useMoney = <T>(move: () => Promise<T>, done: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: move,
    onSuccess: async () => {
      await Promise.all(
        [['my-agreements'], ['agreement'], ['schedule'], ['events']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
      done();
    },
  });
};
