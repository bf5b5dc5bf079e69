import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { edgesInto, gapBefore, networkLayout } from '../../draw/network.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { depth, widthsOf } from '../../layers/network.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import type { Focus } from '../../state/store.ts';
import { Columns } from './Columns.tsx';
import { EdgeLabels } from './edges/EdgeLabels.tsx';
import { Edges, RaisedEdges } from './edges/Edges.tsx';
import { FocusRing } from './FocusRing.tsx';
import { Headings } from './Headings.tsx';
import { EDITED_WIDTH, EditedValue, layerOfWeight } from './EditedValue.tsx';
import { layerEdges, layerInUse } from './layers.ts';
import { Legend } from './Legend.tsx';
import { marksOf, NO_MARKS } from './marks.ts';
import { activated, focusAt } from './places.ts';
import { exists, rove, FIRST_STOP } from './roving.ts';
import { LossUnit, Targets } from './Tail.tsx';
import { scalesOf, type EdgeQuantity } from './values.ts';
import { summary } from './words.ts';
import * as styles from './NetworkDiagram.module.css';

interface NetworkDiagramProps {
  readonly scene: Scene;
  readonly edges: EdgeQuantity;
  /** In px; default 736. */
  readonly width?: number;
  /** In px; default 296. */
  readonly height?: number;
  /** How much larger all of it is drawn, digits too; default 1. */
  readonly scale?: number;
  /** Cells on a gradient path; the others fade. */
  readonly path?: { readonly places: readonly CellRef[] } | null;
  /** The number that is edited. */
  readonly edited?: CellRef | null;
  /** Whether nothing is singled out, as in a picture; default false. */
  readonly plain?: boolean;
  /** What is pointed at anywhere on the page: where edges are bundled, its edges are drawn singly. */
  readonly focus?: Focus | null;
  /** A number that can be changed was activated: a weight, a bias, an input or a target. */
  readonly onHold: (place: CellRef) => void;
  /** A computed number was activated: an activation or a δ. */
  readonly onChoose: (place: CellRef) => void;
}

/** The network at a moment: units as pills of activation | δ, weights or their gradients as edges, the loss at the right. */
export function NetworkDiagram({
  scene,
  edges: shown,
  width = 736,
  height = 296,
  scale = 1,
  path = null,
  edited = null,
  plain = false,
  focus = null,
  onHold,
  onChoose,
}: NetworkDiagramProps) {
  const { network, trace, sample } = scene;
  const root = useRef<SVGSVGElement>(null);
  const [roving, setRoving] = useState(FIRST_STOP);
  const [inside, setInside] = useState(false);

  const widths = widthsOf(network).join();
  const inUse = layerInUse(scene);
  const editedLayer = edited && layerOfWeight(edited);
  const geometry = useMemo(() => {
    const layout = (layer: number | null) =>
      networkLayout(widths.split(',').map(Number), width / scale, height / scale, layer);
    const usual = layout(inUse);
    // The number on an edge that is edited covers no unit.
    return editedLayer && gapBefore(usual, editedLayer) < EDITED_WIDTH
      ? layout(editedLayer)
      : usual;
  }, [widths, width, height, scale, inUse, editedLayer]);
  const curves = useMemo(
    () => geometry.columns.slice(1).map((_, n) => edgesInto(geometry, n + 1)),
    [geometry],
  );
  const scales = useMemo(() => scalesOf(network, trace, sample), [network, trace, sample]);
  const current = exists(geometry, roving) ? roving : FIRST_STOP;
  const marks = plain ? NO_MARKS : marksOf(scene, path && path.places, edited);
  const focused = [focus, inside ? focusAt(current, depth(network)) : null];
  const layers = curves.map((into, n) =>
    layerEdges({ scene, shown, marks, scales, focused }, n + 1, into),
  );
  const parts = { scene, geometry, marks, current: current.slot };

  useLayoutEffect(() => {
    const svg = root.current;
    if (!svg?.contains(document.activeElement)) return;
    svg.querySelector<SVGElement>(`[data-slot="${current.slot}"]`)?.focus();
  }, [current.slot]);

  function activate(target: EventTarget): boolean {
    const button = target instanceof Element ? target.closest('[role="button"]') : null;
    const at = button instanceof SVGElement ? activated(button, sample) : null;
    if (at) (at.holds ? onHold : onChoose)(at.place);
    return at !== null;
  }

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const activates = event.key === 'Enter' || event.key === ' ';
    const next = activates ? null : rove(geometry, current, event.key, event.shiftKey);
    if (next) setRoving(next);
    if (next || (activates && activate(event.target))) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the cells are the buttons, their events rise to here
    <svg
      ref={root}
      className={styles['diagram']}
      width={width}
      height={height}
      viewBox={`0 0 ${width / scale} ${height / scale}`}
      role="group"
      aria-label={summary(scene, valueNow(scene, 'L', [sample]))}
      data-diagram=""
      data-path-shown={path ? '' : undefined}
      onClick={({ target }) => activate(target)}
      onKeyDown={press}
      onFocus={({ target }) => {
        const slot = target.closest<SVGElement>('[data-slot]')?.dataset['slot'];
        setInside(true);
        if (slot && slot !== current.slot) setRoving({ slot, owner: null });
      }}
      onBlur={({ relatedTarget }) => setInside(root.current?.contains(relatedTarget) ?? false)}
    >
      {layers.map((edges) => (
        <Edges key={edges.layer} edges={edges} thin={geometry.thin} current={current.slot} />
      ))}
      {layers.map((edges) => (
        <RaisedEdges key={edges.layer} edges={edges} thin={geometry.thin} />
      ))}
      <Columns {...parts} scales={scales} shown={shown} />
      <Targets {...parts} />
      <LossUnit {...parts} />
      {layers.map((edges) => (
        <EdgeLabels key={edges.layer} edges={edges} geometry={geometry} />
      ))}
      {edited && (
        <EditedValue
          edited={edited}
          scene={scene}
          geometry={geometry}
          edges={layers}
          max={scales.weights}
        />
      )}
      <Headings headings={geometry.headings} edges={layers} />
      {geometry.legend && (
        <Legend box={geometry.legend} thin={geometry.thin} max={layers[0]?.max ?? 0} />
      )}
      <FocusRing geometry={geometry} slot={current.slot} />
    </svg>
  );
}
