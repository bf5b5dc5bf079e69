import { rounded, type Box } from '../draw/box.ts';
import { curvePath, strokeWidth } from '../draw/edge.ts';
import { edgesInto, networkLayout } from '../draw/network.ts';
import { largestSize, strength } from '../draw/scale.ts';
import { depth, widthsOf } from '../layers/network.ts';
import { print } from '../notation/printing/number.ts';
import { valueNow, type Scene } from '../state/scene.ts';
import tokens from './styles/tokens.css?raw';

/** Of every social image, px. */
const SOCIAL_SIZE = { width: 1200, height: 630 };

/** The diagram in its own px, and how it is placed in the image. */
const DIAGRAM = { width: 736, height: 250 };
const PLACE = 'translate(64 232) scale(1.456)';

/** Of the title at its full size, px; a longer one is set smaller. */
const TITLE = { size: 64, letters: 36 };

const colour = (name: string): string => {
  const [, light] = new RegExp(`--${name}: light-dark\\((#\\w+)`).exec(tokens) ?? [];
  if (!light) throw new Error(`tokens.css has no colour --${name}`);
  return light;
};

/** A page as it is shown where it is shared: title, and a network at a moment where there is one; as SVG. */
export function socialImage(kicker: string, title: string, scene: Scene | undefined): string {
  const size = Math.min(TITLE.size, (TITLE.size * TITLE.letters) / title.length);
  const { width, height } = SOCIAL_SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="STIX Two Text">`,
    `<rect width="100%" height="100%" fill="${colour('paper')}"/>`,
    text(64, 96, 30, kicker, { fill: colour('ink-2') }),
    text(64, 172, size, title),
    scene ? `<g transform="${PLACE}">${network(scene)}</g>` : '',
    '</svg>',
  ].join('');
}

function network(scene: Scene): string {
  const { network, trace, sample } = scene;
  const geometry = networkLayout(widthsOf(network), DIAGRAM.width, DIAGRAM.height);
  const last = depth(network);
  const weights = geometry.columns.slice(1).map((_, m) => trace.at(`W${m + 1}`, 0)!.data);
  const largest = Math.max(...weights.map(largestSize));
  const edges = weights.flatMap((values, m) =>
    edgesInto(geometry, m + 1).map((curve, n) => {
      const value = values[n]!;
      const stroke = colour(value < 0 ? 'edge-neg' : 'edge-pos');
      const thick = strokeWidth(value, largest, geometry.thin);
      return `<path d="${curvePath(curve)}" fill="none" stroke="${stroke}" stroke-opacity=".6" stroke-width="${thick}"/>`;
    }),
  );
  const units = geometry.columns.flatMap(({ units: column, numbers }, m) =>
    column.map(({ pill, radius, activation, delta }, unit) => {
      const at = (key: string): number | undefined => valueNow(scene, key, [unit, sample]);
      return [
        box(pill, radius, '#fff'),
        cell(activation.box, radius, at(m === last ? 'p' : `a${m}`), numbers),
        delta && cell(delta.box, radius, at(`dz${m}`), numbers),
        box(pill, radius, 'none', colour('cell-border')),
      ].join('');
    }),
  );
  const loss = valueNow(scene, trace.graph.loss, [sample]);
  const { x, y, width, height } = geometry.loss;
  const wires = geometry.columns.at(-1)!.units.map(({ out }) => {
    const d = curvePath({ from: out, to: { x, y: y + height / 2 } });
    return `<path d="${d}" fill="none" stroke="${colour('cell-border')}"/>`;
  });
  return [
    ...edges,
    ...wires,
    ...units,
    box(geometry.loss, 6, '#fff', colour('loss')),
    text(x + width / 2, y + 24, 18, 'L', { anchor: true, fill: colour('loss') }),
    text(x + width / 2, y + height - 14, 14, loss === undefined ? '' : print(loss), {
      anchor: true,
    }),
  ].join('');
}

/** A value: blue above 0, orange below; one that is not computed yet has no colour and no digits. */
function cell(place: Box, radius: number, value: number | undefined, numbers: boolean): string {
  if (value === undefined) return '';
  const size = strength(value, 1);
  const hue = colour(size < 0 ? 'cell-neg' : 'cell-pos');
  const digits = text(
    place.x + place.width / 2,
    place.y + place.height / 2 + 4.5,
    13,
    print(value),
    {
      anchor: true,
    },
  );
  return [
    box(place, radius, colour('cell-zero')),
    `<g opacity="${Math.abs(size)}">${box(place, radius, hue)}</g>`,
    numbers ? digits : '',
  ].join('');
}

const box = (place: Box, r: number, fill: string, stroke = 'none'): string =>
  `<path d="${rounded(place, [r, r, r, r])}" fill="${fill}" stroke="${stroke}"/>`;

function text(
  x: number,
  y: number,
  size: number,
  words: string,
  { anchor = false, fill = colour('ink') } = {},
): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${anchor ? ' text-anchor="middle"' : ''}>${escaped}</text>`;
}
