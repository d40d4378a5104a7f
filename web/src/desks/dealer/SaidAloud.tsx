import { useEffect, useState } from 'react';

/** Recomputed figures for a screen reader, once the slider has rested for 400 ms. */
export const SaidAloud = ({ text }: { text: string }) => {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="wh-hidden-text" aria-live="polite">
      {said}
    </div>
  );
};
