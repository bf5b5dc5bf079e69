import { NotFetched } from './not-fetched.ts';
import { drawPlane, planes, XOR } from './synthetic.ts';
import type { DataSet, SetName } from './set.ts';
import { parseBundled, bundled } from './bundled.ts';

/** What the sets of the book are called, in the order of the page. */
export const setTitles: Readonly<Record<SetName, string>> = {
  iris: bundled.iris.title,
  wine: bundled.wine.title,
  digits: bundled.digits.title,
  blobs: planes.blobs.title,
  rings: planes.rings.title,
  spirals: planes.spirals.title,
  moons: planes.moons.title,
  checkerboard: planes.checkerboard.title,
  xor: XOR.title,
};

/** A set of the book; the seed draws its points where they are drawn. Rejects with a NotFetched. */
export async function loadSet(name: SetName, seed: number): Promise<DataSet> {
  switch (name) {
    case 'iris':
    case 'wine':
    case 'digits':
      return await fetched(name);
    case 'xor':
      return XOR;
    default:
      return drawPlane(name, seed);
  }
}

const fetches = new Map<string, Promise<DataSet>>();

/** A set from its file, asked for once, and again where that failed. */
function fetched(name: keyof typeof bundled): Promise<DataSet> {
  const asked = fetches.get(name);
  if (asked) return asked;
  const coming = fetchSet(name);
  fetches.set(name, coming);
  coming.catch(() => fetches.delete(name));
  return coming;
}

async function fetchSet(name: keyof typeof bundled): Promise<DataSet> {
  const file = `data/${name}.csv`;
  let response: Response;
  try {
    response = await fetch(`${import.meta.env.BASE_URL}${file}`);
  } catch (error) {
    throw new NotFetched(file, (error as Error).message);
  }
  if (!response.ok) throw new NotFetched(file, `the server answers ${response.status}`);
  return parseBundled(bundled[name], await response.text());
}
