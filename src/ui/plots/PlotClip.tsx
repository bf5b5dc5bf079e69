interface PlotClipProps {
  readonly id: string;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Keeps what is drawn with it inside the axes. */
export const PlotClip = ({ id, plot: { left, right, top, bottom } }: PlotClipProps) => (
  <clipPath id={id}>
    <rect x={left} y={top} width={right - left} height={bottom - top} />
  </clipPath>
);
