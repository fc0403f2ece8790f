interface PathPictureProps {
  index: number;
  size: number;
  /** From the leaf's sibling to the root's, in hexadecimal. */
  path: readonly string[];
}

const STEP = 34;
const LEFT = 22;
const MIDDLE = 150;
const RIGHT = 278;

/** The way from a leaf to the root: on each level the hash so far, and on which side the next one of the path stands. */
export function PathPicture({ index, size, path }: PathPictureProps) {
  if (path.length === 0) {
    return null;
  }
  const sides = sidesOf(index, size, path.length);
  const height = path.length * STEP + 32;
  const y = (level: number) => height - 16 - level * STEP;
  return (
    <svg
      role="img"
      aria-label={`Way to the root over ${path.length} ${path.length === 1 ? 'level' : 'levels'}`}
      viewBox={`0 0 300 ${height}`}
      className="my-3 w-full max-w-sm"
    >
      {path.map((hash, level) => {
        const x = sides[level] === 'left' ? LEFT + 40 : RIGHT - 40;
        const text = sides[level] === 'left' ? x - 8 : x + 8;
        return (
          <g key={level}>
            <path d={`M${MIDDLE} ${y(level)}V${y(level + 1)}`} className="stroke-accent" strokeWidth="2" fill="none" />
            <path
              d={`M${x} ${y(level)}V${y(level) - 8}L${MIDDLE} ${y(level + 1) + 4}`}
              className="stroke-line-strong"
              strokeWidth="1.5"
              fill="none"
            />
            <circle cx={x} cy={y(level)} r="5" className="fill-raised stroke-line-strong" strokeWidth="1.5" />
            <text
              x={text}
              y={y(level) + 3.5}
              textAnchor={sides[level] === 'left' ? 'end' : 'start'}
              className="fill-ink-faint font-mono text-[9px]"
            >
              {hash.slice(0, 8)}
            </text>
          </g>
        );
      })}
      {Array.from({ length: path.length + 1 }, (_, level) => (
        <circle key={level} cx={MIDDLE} cy={y(level)} r="6" className="fill-accent" />
      ))}
      <text x={MIDDLE + 12} y={y(0) + 13} className="fill-ink-soft text-[10px]">
        this event
      </text>
      <text x={MIDDLE + 12} y={y(path.length) + 3.5} className="fill-ink-soft text-[10px]">
        root
      </text>
    </svg>
  );
}

/** On which side each hash of the path stands: RFC 9162, section 2.1.3.2. */
export function sidesOf(index: number, size: number, length: number): ('left' | 'right')[] {
  let first = index;
  let last = size - 1;
  return Array.from({ length }, () => {
    const left = first % 2 === 1 || first === last;
    while (left && first % 2 === 0 && first !== 0) {
      first = Math.floor(first / 2);
      last = Math.floor(last / 2);
    }
    first = Math.floor(first / 2);
    last = Math.floor(last / 2);
    return left ? 'left' : 'right';
  });
}
