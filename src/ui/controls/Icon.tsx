const shapes = {
  start: 'M4 3v10M13 3 6 8l7 5z',
  back: 'M11 3 4 8l7 5z',
  next: 'M5 3l7 5-7 5z',
  end: 'M12 3v10M3 3l7 5-7 5z',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5 3v10M11 3v10',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
  close: 'M4 4l8 8M12 4l-8 8',
  tick: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  full: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  leave: 'M6 2.5V6H2.5M13.5 6H10V2.5M10 13.5V10h3.5M2.5 10H6v3.5',
  diamond: 'M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v4M8 11v.2',
} as const;

export type IconName = keyof typeof shapes;

const filled = new Set<string>(['start', 'back', 'next', 'end', 'play']);

/** A small sign, 16 px square, in the colour of the text beside it. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={shapes[name]}
      fill={filled.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'pause' ? 3 : 1.6}
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
);
