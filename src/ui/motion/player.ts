import type { Scene } from '../../state/scene.ts';
import { fit, paintsNow } from './canvas.ts';
import { arrive, light } from './marks.ts';
import { arrivalOf, frameAt, motionOf, type Motion } from './motion.ts';
import { blank, paint } from './painting.ts';
import { giveRoom, ROOM_SHARE } from './room.ts';
import { geometryIn, measure } from './surface.ts';
import { updateOf, type Stroke } from './update.ts';

/** A motion that plays, or a part of it that is shown still. */
export interface Playing {
  /** To its end at once. */
  readonly finish: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Takes away all that it has drawn. */
  readonly clear: () => void;
}

interface Options {
  /** The scene before, from which it is shown how this one comes about; null to show where it is. */
  readonly from: Scene | null;
  /** Of a whole step, in ms. */
  readonly duration: number;
  readonly onEnd?: () => void;
}

/** Shows how the step of a scene comes about, on a canvas that covers its parent; null where nothing moves. */
export function play(canvas: HTMLCanvasElement, scene: Scene, options: Options): Playing | null {
  const motion = motionOf(scene);
  const root = canvas.parentElement;
  if (!motion || !root) return null;
  const [start, end] = spanOf(motion, scene, options.from);
  const context = fit(canvas, root);
  const surface = measure(root, canvas, scene, motion);
  const { diagram } = surface;
  const moves = diagram ? room(diagram.svg, scene, options) : [];
  const update = diagram && start < end ? updateOf(diagram, scene, motion) : null;
  const painting = { surface, motion, scene, paints: paintsNow() };
  const wait = moves.length > 0 ? ROOM_SHARE * options.duration : 0;
  const run = Math.max(0, (options.duration - wait) * (end - start));
  let terms: readonly Element[] | null = null;
  let arrived = -1;

  const show = (time: number, strokes: readonly Stroke[] = []): void => {
    const frame = frameAt(motion, time);
    if (frame.arrived !== arrived) arrive(surface, motion, frame, end);
    arrived = frame.arrived;
    paint(context, painting, frame, strokes);
  };
  let cleared = false;
  const clear = (): void => {
    cleared = true;
    cancelAnimationFrame(request);
    blank(context);
    delete canvas.dataset['moving'];
    for (const element of root.querySelectorAll('[data-coming]'))
      element.removeAttribute('data-coming');
    diagram?.svg.removeAttribute('data-moving');
    for (const element of update?.shown ?? []) element.removeAttribute('data-drawn');
    for (const term of terms ?? []) term.removeAttribute('data-moving');
    terms = null;
  };
  let done = false;
  const finish = (): void => {
    if (done) return;
    done = true;
    for (const animation of moves) animation.finish();
    clear();
    if (end < 1) show(end);
    options.onEnd?.();
  };

  let request = 0;
  let elapsed = 0;
  let last: number | null = null;
  const tick = (now: number): void => {
    elapsed += last === null ? 0 : now - last;
    last = now;
    if (elapsed >= run) return finish();
    const time = start + ((end - start) * elapsed) / run;
    show(time, update?.strokesAt(time));
    request = requestAnimationFrame(tick);
  };
  const begin = (): void => {
    if (done || cleared) return;
    for (const element of update?.shown ?? []) element.setAttribute('data-drawn', '');
    show(start, update?.strokesAt(start));
    last = null;
    request = requestAnimationFrame(tick);
  };
  if (run === 0) finish();
  else {
    canvas.dataset['moving'] = '';
    diagram?.svg.setAttribute('data-moving', '');
    show(start);
    // No frame is painted while there is only room to be made.
    moves[0]?.addEventListener('finish', begin);
    // In the frame that draws the step its names are marked in the text.
    request = requestAnimationFrame(() => {
      terms = scene.equation && light(scene.equation.id);
      if (moves.length === 0) begin();
    });
  }
  return {
    finish,
    clear,
    pause() {
      cancelAnimationFrame(request);
      for (const animation of moves) if (animation.playState === 'running') animation.pause();
    },
    resume() {
      if (done || cleared) return;
      cancelAnimationFrame(request);
      for (const animation of moves) if (animation.playState === 'paused') animation.play();
      if (moves[0]?.playState !== 'running') begin();
    },
  };
}

/** From when to when: from the cell that had arrived before to the one that has now. */
function spanOf(motion: Motion, { moment }: Scene, from: Scene | null): [number, number] {
  const end = moment.cell === null ? 1 : arrivalOf(motion, moment.cell);
  if (!from) return [end, end];
  const same = from.moment.t === moment.t && from.moment.step === moment.step;
  return [same && from.moment.cell !== null ? arrivalOf(motion, from.moment.cell) : 0, end];
}

const room = (svg: SVGSVGElement, scene: Scene, { from, duration }: Options): Animation[] =>
  from && from.network === scene.network
    ? giveRoom(svg, geometryIn(svg, from), geometryIn(svg, scene), ROOM_SHARE * duration)
    : [];
