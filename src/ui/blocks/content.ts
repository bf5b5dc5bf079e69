import { blocksLayout, type BlocksGeometry, type BlocksRoom } from '../../draw/blocks.ts';
import type { Box, Point } from '../../draw/box.ts';
import { cellIn, stackOf, type Stack } from '../../draw/stack.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { hasSamples } from '../../engine/graph.ts';
import type { Scene } from '../../state/scene.ts';
import type { Cell } from '../../tensor/tensor.ts';
import { blocksOf, edgesOf, type Block } from './blocks.ts';

/** The layout of the contents of a block, in px. */
export interface Content {
  readonly kind: Point | null;
  readonly shape: Point | null;
  /** Baselines, in the order of the names; none where there is room for pictures only. */
  readonly names: readonly Point[];
  /** Of a tensor each: its output, and the gradient with respect to it. */
  readonly pictures: readonly { readonly name: string; readonly stack: Stack }[];
}

/** Widths in px: a gradient other than δ is a fraction. */
export const widthOf = (name: string): number => (isFraction(name) ? 44 : 22);

const lengthOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + widthOf(name), 0);

/** Names in two lines, what is computed above the parameters. */
function inTwo(names: readonly string[]): readonly (readonly string[])[] {
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)];
}

export const isFraction = (name: string): boolean => name.startsWith('d') && !name.startsWith('dz');

/** The size from which on pictures are drawn above the names. */
const TALL = { width: 90, height: 92 } as const;
/** A picture beside the names is at least so large. */
const LEAST = 24;

export interface BlocksPicture {
  readonly blocks: readonly Block[];
  readonly geometry: BlocksGeometry;
  readonly contents: readonly Content[];
}

/** A network as blocks, with the places of all its parts. */
export function blocksPicture(scene: Scene, room: BlocksRoom): BlocksPicture {
  const blocks = blocksOf(scene);
  const geometry = blocksLayout(blocks.length, room, edgesOf(blocks));
  const contents = blocks.map((block, n) =>
    contentOf(block, geometry.boxes[n]!, scene, room.small ?? false),
  );
  return { blocks, geometry, contents };
}

function contentOf(block: Block, box: Box, scene: Scene, small: boolean): Content {
  const { x, y, width, height } = box;
  const own = block.drawn.filter((name) => tensorOf(scene, name));
  const pictures = (room: Box, names: readonly string[]) =>
    names.map((name, n) => {
      const part = room.width / names.length;
      const { shape } = tensorOf(scene, name)!;
      return {
        name,
        stack: stackOf(
          hasSamples(scene.trace.graph, name) ? shape.slice(0, -1) : shape,
          { ...room, x: room.x + n * part, width: part - (names.length > 1 ? 4 : 0) },
          frontOf(scene, block),
        ),
      };
    });
  const middle = x + width / 2;
  if (small) {
    const room = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
    const shape = block.value === undefined ? null : { x: middle, y: y + height / 2 + 5 };
    return { kind: null, shape, names: [], pictures: pictures(room, latest(own, scene)) };
  }
  const needed = lengthOf(block.names);
  const namesAt = (centre: number, base: number, names = block.names): Point[] =>
    names.map((name, n) => {
      const before = lengthOf(names.slice(0, n));
      return { x: centre - lengthOf(names) / 2 + before + widthOf(name) / 2, y: base };
    });
  if (width >= TALL.width && height >= TALL.height) {
    const room = { x: x + 8, y: y + 35, width: width - 16, height: height - 68 };
    return {
      kind: { x: middle, y: y + 15 },
      shape: { x: middle, y: y + (block.value === undefined ? 30 : height / 2 + 5) },
      names: namesAt(middle, y + height - 11),
      pictures: pictures(room, own),
    };
  }
  const kind = { x: middle, y: y + 17 };
  const beside = (side: number) => ({ x: x + 6, y: y + 22, width: side, height: height - 26 });
  const side = Math.min(height - 26, width - needed - 16);
  const lines = inTwo(block.names);
  if (side < LEAST && block.value === undefined && own.length > 0) {
    // In two lines there is room for a picture, but not for the shape.
    const narrow = Math.min(height - 26, width - Math.max(...lines.map(lengthOf)) - 16);
    const centre = middle + (narrow + 6) / 2;
    return {
      kind: { x: middle, y: y + 14 },
      shape: null,
      names: lines.flatMap((names, n) => namesAt(centre, y + height - 28 + 21 * n, names)),
      pictures: pictures(beside(narrow), latest(own, scene)),
    };
  }
  const drawn = side >= LEAST ? latest(own, scene) : [];
  const aside = drawn.length > 0 ? side + 6 : 0;
  const centre = middle + aside / 2;
  return {
    kind,
    shape: { x: centre, y: y + height - 6 },
    names: namesAt(centre, y + height - 24),
    pictures: pictures(beside(side), drawn),
  };
}

const tensorOf = ({ trace }: Scene, name: string) => trace.at(name, trace.steps.length);

/** Of several the last that is computed: where there is room for one picture. */
const latest = (names: readonly string[], { trace, moment }: Scene): readonly string[] =>
  [names.findLast((name) => trace.at(name, moment.step)) ?? names[0]].filter(
    (name) => name !== undefined,
  );

/** The map that is in front: that of the chosen cell, or one that it is computed from. */
function frontOf({ step, cell, sources }: Scene, { drawn }: Block): number {
  if (step && drawn.includes(step.writes[0]!)) return mapOf(cell);
  const source = sources.find(({ key }) => drawn.includes(key));
  return source ? mapOf(source.cell) : 0;
}

/** A cell of maps ends with row, column and sample. */
const mapOf = (cell: Cell): number => (cell.length > 3 ? cell[0]! : 0);

/** The place of a cell: in the picture of its tensor, or, of a parameter and its gradient, at its name. */
export function placeIn(
  { blocks, contents }: BlocksPicture,
  { trace: { graph } }: Scene,
  { key, cell }: CellRef,
): Box | null {
  for (const [n, { pictures, names }] of contents.entries()) {
    const { drawn, names: own } = blocks[n]!;
    const picture = pictures.find(({ name }) => name === key) ?? pictures[0];
    if (drawn.includes(key) && picture)
      return cellIn(picture.stack, hasSamples(graph, key) ? cell.slice(0, -1) : cell);
    const at = names[own.indexOf(key.replace(/^d(?=[A-Z]|b)/, ''))];
    if (at && !drawn.includes(key)) return { x: at.x - 5, y: at.y - 11, width: 10, height: 10 };
  }
  return null;
}
