/** Shapes that read without colour; the word always stands beside them, so they are hidden from readers. */
export type GlyphName =
  | 'ring'
  | 'half'
  | 'disc'
  | 'triangle'
  | 'cross'
  | 'diamond'
  | 'caution'
  | 'lock'
  | 'search'
  | 'check'
  | 'arrow'
  | 'down';

const shapes: Record<GlyphName, React.ReactNode> = {
  ring: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
    </>
  ),
  disc: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="currentColor" />
      <path
        d="M5 8.2l2.1 2.1L11 6.3"
        fill="none"
        stroke="var(--wh-glyph-ground, var(--wh-surface))"
        strokeWidth="1.7"
      />
    </>
  ),
  triangle: (
    <>
      <path d="M8 1.8L15 14H1z" fill="currentColor" />
      <path d="M8 6v3.8M8 11.1v1.6" stroke="var(--wh-glyph-ground, var(--wh-surface))" strokeWidth="1.6" />
    </>
  ),
  cross: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="1.5" fill="currentColor" />
      <path
        d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"
        stroke="var(--wh-glyph-ground, var(--wh-surface))"
        strokeWidth="1.7"
      />
    </>
  ),
  diamond: (
    <>
      <path d="M8 1.6L14.4 8 8 14.4 1.6 8z" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <circle cx="8" cy="8" r="1.7" fill="currentColor" />
    </>
  ),
  caution: (
    <>
      <path d="M8 2.6L14 13.2H2z" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />
      <path d="M8 6.4v3M8 10.6v1.2" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  lock: (
    <>
      <rect x="2.6" y="7" width="10.8" height="7.4" rx="1.4" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.7" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M10.4 10.4L14.4 14.4" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  check: <path d="M3 8.4l3.2 3.2L13 4.8" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  down: <path d="M3.4 6L8 10.6 12.6 6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  arrow: <path d="M6 3.4L10.6 8 6 12.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

export const Glyph = ({ name, size = 13 }: { name: GlyphName; size?: number }) => (
  <svg className="wh-glyph" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    {shapes[name]}
  </svg>
);
