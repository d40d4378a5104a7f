import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Agreement } from '@/api/agreements';
import {
  answerRequest,
  previewChange,
  readChanges,
  readRequests,
  requestChange,
  type Change,
  type Request,
} from '@/api/changes';
import { useIntent } from '@/parts/useIntent';

/** What the customer may ask for on his agreement, and why not the rest. */
export const useChoices = (agreement: Pick<Agreement, 'id' | 'version'>) =>
  useQuery({
    queryKey: ['changes', agreement.id, agreement.version],
    queryFn: ({ signal }) => readChanges(agreement.id, signal),
  });

/** What he asked for, newest first. */
export const useMyRequests = (agreement: Pick<Agreement, 'id' | 'version'>) =>
  useQuery({
    queryKey: ['requests', 'mine', agreement.id, agreement.version],
    queryFn: async ({ signal }) => (await readRequests({ agreement: agreement.id }, undefined, signal)).items,
  });

/** What it would cost, before anything is asked. */
export const useOutcome = (agreement: Pick<Agreement, 'id' | 'version'>, change: Change | undefined) =>
  useQuery({
    queryKey: ['preview', agreement.id, agreement.version, change],
    queryFn: ({ signal }) => {
      if (!change) throw new RangeError('A preview needs a change.');
      return previewChange(agreement.id, change, signal);
    },
    enabled: change !== undefined,
    staleTime: 0,
    retry: false,
  });

const stale = [['requests'], ['changes'], ['agreement']];

export const useAsking = (agreement: Pick<Agreement, 'id'>, etag: string | undefined, onDone: () => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: (change: Change) => requestChange(agreement.id, change, keyOf(change), etag),
    onSuccess: async () => {
      done();
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone();
    },
  });
};

export const useTakingBack = () => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: (request: Request) =>
      answerRequest(request.id, 'withdrawal', null, undefined, keyOf(request.id), `"${request.version}"`),
    onSuccess: async () => {
      done();
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
};
