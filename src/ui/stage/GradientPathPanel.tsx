import { useLayoutEffect } from 'react';
import type { Factor, Waypoint } from '../../engine/gradient-path.ts';
import { symbols } from '../../notation/traverse.ts';
import { print } from '../../notation/printing/number.ts';
import { differentiated, type Sym } from '../../notation/symbol.ts';
import { symOf } from '../../engine/graph.ts';
import { occurrence } from '../../linking/attributes.ts';
import { isHidden, type Scene } from '../../state/scene.ts';
import { usePage } from '../islands/use-reader.ts';
import { MOST_PATHS, type FollowedPath } from '../../state/gradient-path.ts';
import { at, type Cell } from '../../tensor/tensor.ts';
import { Formula, SymbolName } from '../maths/Maths.tsx';
import { HiddenSum } from '../questions/HiddenSum.tsx';
import * as styles from './GradientPathPanel.module.css';

interface GradientPathPanelProps {
  readonly scene: Scene;
  readonly followed: FollowedPath;
  /** Which path, from 0; null for all together. */
  readonly chosen: number | null;
}

/** One parameter's way from the loss: each factor in turn, with the gradient so far, along all paths or one. */
export function GradientPathPanel({ scene, followed, chosen }: GradientPathPanelProps) {
  const { store } = usePage();
  const { waypoints, reached, paths, path } = followed;
  const done = reached >= waypoints.length;
  const isHiding = waypoints
    .slice(0, reached)
    .some(({ key, cells }) => cells.some((cell) => isHidden(scene, key, cell)));
  const total = paths.length >= MOST_PATHS ? `more than ${MOST_PATHS}` : String(paths.length);
  // The button that led here is gone: the focus moves to what leads on.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) focusNext();
  }, []);
  const leave = (): void => {
    store.setState({ gradientPath: null });
    focusNext();
  };
  const choose = (next: number | null) => (): void =>
    store.setState(({ gradientPath: now }) => ({ gradientPath: now && { ...now, path: next } }));
  return (
    <section className={styles.path} aria-label="Gradient path">
      <header>
        <p className={styles.sentence}>
          <Where waypoints={waypoints} reached={reached} />
        </p>
        <button type="button" className="quiet" onClick={leave}>
          Leave the path
        </button>
      </header>
      {isHiding ? (
        <HiddenSum />
      ) : (
        <div className={styles.chain} tabIndex={0} role="group" aria-label="Factors from the loss">
          {path ? (
            <PathTable scene={scene} path={path} reached={reached} />
          ) : (
            waypoints.map((waypoint, n) => (
              <WaypointColumn
                key={waypoint.key}
                scene={scene}
                waypoint={waypoint}
                reached={n < reached}
              />
            ))
          )}
        </div>
      )}
      <footer>
        {done && !isHiding ? (
          <Result scene={scene} followed={followed} chosen={chosen} total={total} />
        ) : (
          <p />
        )}
        {paths.length > 1 && (
          <p>
            {chosen === null ? (
              <button type="button" className="quiet" onClick={choose(0)}>
                One path
              </button>
            ) : (
              <>
                <button
                  type="button"
                  className="quiet"
                  onClick={choose((chosen + 1) % paths.length)}
                >
                  Path {chosen + 1} of {total}: the next
                </button>
                <button type="button" className={done ? 'primary' : 'quiet'} onClick={choose(null)}>
                  All {total} paths
                </button>
              </>
            )}
          </p>
        )}
      </footer>
    </section>
  );
}

function focusNext(): void {
  const next = [...document.querySelectorAll<HTMLElement>('#stage [data-move="next"]')];
  next.find((button) => button.checkVisibility())?.focus({ preventScroll: true });
}

interface ResultProps extends GradientPathPanelProps {
  readonly total: string;
}

/** The product of the factors: along one path its contribution to the gradient, along all of them the gradient. */
function Result({ scene, followed: { waypoints, paths, path }, total }: ResultProps) {
  const value = gradient(scene, waypoints);
  if (path && paths.length > 1) {
    return (
      <p className={styles.sum}>
        This path adds <b data-value={productOf(path)}>{print(productOf(path), { digits: 4 })}</b>{' '}
        to the gradient.
      </p>
    );
  }
  return (
    <p className={styles.sum}>
      {paths.length > 1 && paths.length < MOST_PATHS
        ? `${total} paths sum to `
        : 'The gradient is '}
      <b data-value={paths.length < MOST_PATHS ? sumOf(paths) : value}>
        {print(value, { digits: 4 })}
      </b>
    </p>
  );
}

function Where({
  waypoints,
  reached,
}: {
  readonly waypoints: readonly Waypoint[];
  readonly reached: number;
}) {
  if (reached === 0)
    return <>From the loss back to one parameter, one factor at a time: press Next factor.</>;
  return (
    <>
      Factor {reached} of {waypoints.length}
    </>
  );
}

function WaypointColumn({
  scene,
  waypoint,
  reached,
}: {
  readonly scene: Scene;
  readonly waypoint: Waypoint;
  readonly reached: boolean;
}) {
  const { key, cells, step } = waypoint;
  const instruction = scene.trace.steps[step - 1]!;
  const factors = symbols(instruction.statements[0]!.rhs[0]!).filter(
    ({ sym }) => !differentiated(sym.id),
  );
  const tensor = scene.trace.at(key, step)!;
  const sym = symOf(scene.trace.graph, key);
  const single = cells.length === 1 && sym.id !== 'dz' ? cells[0]! : null;
  return (
    <div className={styles.waypoint} data-reached={reached || undefined}>
      <p className={styles.factor}>
        {instruction.kind !== 'loss' && '×\u2009'}
        {factors.map((named, n) => (
          <span key={n}>
            {n > 0 && ' − '}
            <SymbolName named={{ ...named, at: null }} />
          </span>
        ))}
      </p>
      <p className={styles.name}>
        <SymbolName named={{ kind: 'symbol', sym, at: single, delta: sym.id === 'dz' }} />
      </p>
      {cells.slice(0, 6).map((cell) => (
        <Value
          key={cell.join()}
          sym={sym}
          cell={cell}
          value={reached && !isHidden(scene, key, cell) ? at(tensor, cell) : undefined}
        />
      ))}
      {cells.length > 6 && <p className={styles.more}>and {cells.length - 6} more</p>}
    </div>
  );
}

function PathTable({
  scene,
  path,
  reached,
}: {
  readonly scene: Scene;
  readonly path: readonly Factor[];
  readonly reached: number;
}) {
  let soFar = 1;
  return path.map(({ expr, value, to }, n) => {
    soFar *= value;
    const known = n < reached && !isHidden(scene, to.key, to.cell);
    return (
      <div key={n} className={styles.waypoint} data-reached={n < reached || undefined}>
        <p className={styles.factor}>
          {n > 0 && '·\u2009'}
          <Formula expr={expr} env={scene.after} />
        </p>
        <p className={styles.number} data-value={known ? value : undefined}>
          {known ? print(value) : ''}
        </p>
        <p className={styles.number} title={`the product so far, to ${to.key}`}>
          {known && <b data-value={soFar}>{print(soFar, { digits: 4 })}</b>}
        </p>
      </div>
    );
  });
}

function Value({
  sym,
  cell,
  value,
}: {
  readonly sym: Sym;
  readonly cell: Cell;
  readonly value: number | undefined;
}) {
  return value === undefined ? (
    <p className={styles.number} />
  ) : (
    <p className={styles.number} {...occurrence(sym, { cell, value })}>
      {print(value, { digits: 4 })}
    </p>
  );
}

const sumOf = (paths: readonly (readonly Factor[])[]): number =>
  paths.reduce((sum, path) => sum + productOf(path), 0);

const productOf = (path: readonly Factor[]): number =>
  path.reduce((product, { value }) => product * value, 1);

function gradient({ trace }: Scene, waypoints: readonly Waypoint[]): number {
  const { key, cells, step } = waypoints.at(-1)!;
  return at(trace.at(key, step)!, cells[0]!);
}
