import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { regionPixels, valuePixels } from '../../../../draw/plots/regions.ts';
import type { UnitBox, UnitColumns } from '../../../../draw/unit-columns.ts';
import type { DataPlane } from '../../../../experiment/data/plane.ts';
import { parametersAt } from '../../../../experiment/replay.ts';
import { activationOf, modelOf, widthsOf, type Network } from '../../../../layers/network.ts';
import type { TrainingStatus } from '../../../../state/training/training-status.ts';
import { decisionRegions } from '../../../../training/decision-regions.ts';
import { pixelsOf } from '../../../plots/pixel-canvas.ts';
import { sharpContext } from '../../../plots/sharp-canvas.ts';
import { usePalette } from '../../palette.ts';
import { edgesLayer } from './edges-layer.ts';
import { coloursOf, fullOf, paintUnits, valuesOf } from './plane-paint.ts';
import { marksLayer, type PlotArea, type SampleMarks } from './sample-marks.ts';
import { usePaint } from '../use-paint.ts';
import { useSide } from './use-side.ts';

/** Pixels for each point. */
const SCALE = 2;

interface Canvases {
  /** What has to be in sight. */
  readonly part: RefObject<HTMLElement | null>;
  readonly diagram: RefObject<HTMLCanvasElement | null>;
  readonly picture: RefObject<HTMLCanvasElement | null>;
}

interface PlaneDrawing {
  readonly network: Network;
  readonly plane: DataPlane;
  readonly square: PlotArea;
  readonly columns: UnitColumns;
  /** Of the diagram, and the side of the picture, in px. */
  readonly width: number;
  readonly height: number;
  readonly px: number;
  /** The unit whose map is shown instead of the regions. */
  readonly large: UnitBox | null | undefined;
  readonly marks: SampleMarks | null;
  /** Whether training runs. */
  readonly moving: boolean;
}

/** Paints the network with the maps of its units, and the large picture, in each frame in which something changed. */
export function usePlanePaint({ part, diagram, picture }: Canvases, drawing: PlaneDrawing): void {
  const { network, plane, square, columns, width, height, px, large, marks, moving } = drawing;
  const palette = usePalette();
  const [side, spent] = useSide(moving, modelOf(network).work);
  const evaluate = useMemo(
    () => decisionRegions(network, { ...square, side }, plane),
    [network, square, side, plane],
  );
  // Made at the first painting: where the page is prerendered there are no pictures.
  const buffers = useRef<{ readonly regions: ImageData; readonly values: ImageData } | null>(null);
  const [drawMarks] = useState(marksLayer);
  const [drawEdges] = useState(edgesLayer);
  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || !marks || live.experiment.network !== network || width === 0) return;
      const began = performance.now();
      const widths = widthsOf(network);
      const bounded = ['sigmoid', 'tanh'].includes(activationOf(network));
      const parameters = parametersAt(live.experiment, live.t);
      const outputs = evaluate(parameters);
      const units = sharpContext(diagram.current!, width, height);
      drawEdges(units, { columns, widths, parameters, palette, width, height });
      paintUnits(units, { columns, widths, outputs, side, bounded, palette });
      if (buffers.current?.values.width !== side)
        buffers.current = {
          regions: new ImageData(side * SCALE, side * SCALE),
          values: new ImageData(side, side),
        };
      const { regions, values } = buffers.current;
      if (large) {
        const of = valuesOf(outputs, large);
        const last = large.layer === widths.length - 1;
        const full = fullOf(of, large.layer > 0 && (bounded || last));
        const colours = coloursOf(palette, large.layer, large.unit, widths.length);
        valuePixels(values.data, of, full, colours);
      } else regionPixels(regions.data, outputs.p.data, side, SCALE, palette);
      const context = sharpContext(picture.current!, px, px);
      context.drawImage(pixelsOf(large ? values : regions), 0, 0, px, px);
      drawMarks(context, marks);
      if (live.goal !== null) spent(performance.now() - began);
    },
    [
      palette,
      marks,
      drawMarks,
      drawEdges,
      network,
      width,
      height,
      px,
      evaluate,
      columns,
      side,
      spent,
      large,
      diagram,
      picture,
    ],
  );
  usePaint(part, paint);
}
