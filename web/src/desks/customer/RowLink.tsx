import { Link } from 'react-router';
import { Glyph } from '@/parts/glyphs';

interface RowLinkProps {
  to: string;
  title: React.ReactNode;
  note?: React.ReactNode;
  /** In place of the arrow. */
  figure?: string;
}

/** A row of a list that leads on; 48 px and more, the whole row is the target. */
export const RowLink = ({ to, title, note, figure }: RowLinkProps) => (
  <Link to={to} className="wh-row">
    <span>
      <span className="wh-row-title">{title}</span>
      {note !== undefined && <span className="wh-note">{note}</span>}
    </span>
    {figure === undefined ? <Glyph name="arrow" size={16} /> : <strong className="wh-num">{figure}</strong>}
  </Link>
);
