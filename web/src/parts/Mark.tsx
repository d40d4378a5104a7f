import './mark.css';

const spokes = [45, 90, 135, 180, 225, 270, 315];

/** The ship's wheel: eight spokes, the upper one in brass, the 'king spoke' that says the rudder is straight. */
export const Wheel = ({ size = 24 }: { size?: number }) => (
  <svg className="wh-wheel" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
    <g fill="none" stroke="currentColor">
      <circle cx="24" cy="25" r="13.5" strokeWidth="3.4" />
      <circle cx="24" cy="25" r="4.2" strokeWidth="3" />
      {spokes.map((turn) => (
        <path key={turn} d="M24 21V4.5" strokeWidth="2.6" strokeLinecap="round" transform={`rotate(${turn} 24 25)`} />
      ))}
    </g>
    <path className="wh-king-spoke" d="M24 18.6V2" strokeWidth="4.6" strokeLinecap="butt" />
    <circle cx="24" cy="25" r="1.6" fill="currentColor" />
  </svg>
);

export const Mark = () => (
  <span className="wh-mark">
    <Wheel />
    <span className="wh-mark-latin">Wheelhouse</span>
    <span className="wh-mark-line" aria-hidden="true" />
    <span className="wh-mark-han" lang="zh-CN">
      车融
    </span>
  </span>
);
