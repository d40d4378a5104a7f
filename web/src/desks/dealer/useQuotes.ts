import { useEffect, useRef, useState } from 'react';
import { askQuotes, type QuoteInput, type Quotes } from '@/api/quotes';

export interface QuotesShown {
  quotes: Quotes | undefined;
  /** What the shown quotes answer. */
  input: QuoteInput | undefined;
  /** From the moved slider to the answer, in milliseconds. */
  took: number | undefined;
  error: unknown;
}

const nothing: QuotesShown = { quotes: undefined, input: undefined, took: undefined, error: undefined };

/** More would only queue up in the browser. */
const mostInFlight = 3;

/**
 * Quotes for what the sliders say, asked at once, and while an answer is awaited at most once a frame.
 * Several questions may be under way, so a slow line costs one round trip and never starves the screen; an answer
 * cancels the older ones, and what is shown never goes back.
 */
export const useQuotes = (input: QuoteInput | undefined): QuotesShown => {
  const [shown, setShown] = useState<QuotesShown>(nothing);
  const flights = useRef(new Map<number, AbortController>());
  const asked = useRef(0);
  const answered = useRef(0);
  const waiting = useRef<QuoteInput | undefined>(undefined);
  const text = JSON.stringify(input);

  useEffect(() => {
    if (!input) return undefined;
    const moved = performance.now();
    const ask = (wanted: QuoteInput, since: number) => {
      if (flights.current.size >= mostInFlight) {
        waiting.current = wanted;
        return;
      }
      const number = ++asked.current;
      const cancel = new AbortController();
      flights.current.set(number, cancel);
      askQuotes(wanted, cancel.signal)
        .then(
          (quotes) => ({ quotes, error: undefined }),
          (error: unknown) => ({ quotes: undefined, error }),
        )
        .then(({ quotes, error }) => {
          flights.current.delete(number);
          if (cancel.signal.aborted || number < answered.current) return;
          answered.current = number;
          for (const [other, flight] of flights.current) if (other < number) flight.abort();
          // What stood there stays when the newest question is refused: the refusal is shown beside it.
          setShown((before) => ({
            quotes: quotes ?? before.quotes,
            input: quotes ? wanted : before.input,
            took: performance.now() - since,
            error,
          }));
        })
        .finally(() => {
          const next = waiting.current;
          waiting.current = undefined;
          if (next) ask(next, performance.now());
        });
    };
    if (flights.current.size === 0) {
      ask(input, moved);
      return undefined;
    }
    const frame = requestAnimationFrame(() => ask(input, moved));
    return () => cancelAnimationFrame(frame);
    // The text of the input stands for its value.
  }, [text]);

  useEffect(() => {
    const open = flights.current;
    return () => open.forEach((flight) => flight.abort());
  }, []);

  return shown;
};
