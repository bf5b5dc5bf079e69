import { NotFetched } from './not-fetched.ts';
import { drawPlane, planes } from './synthetic.ts';
import type { DataSet, Drawing, SetName } from './set.ts';
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
  xor: planes.xor.title,
};

/** A set of the book; where its points are drawn, from the seed. Rejects with a NotFetched. */
export async function loadSet(name: SetName, seed: number, drawing?: Drawing): Promise<DataSet> {
  switch (name) {
    case 'iris':
    case 'wine':
    case 'digits':
      return await fetched(name);
    default:
      return drawPlane(name, seed, drawing);
  }
}

/** Bytes of a file without a head that a thumbnail needs at most. */
const GLIMPSE = 4096;

/** As much of a set in a file as a thumbnail shows: all of a small one, the first samples of the digits. Rejects with a NotFetched. */
export async function glimpseOf(name: keyof typeof bundled): Promise<DataSet> {
  if (bundled[name].headed) return await fetched(name);
  const { body } = await answered(name);
  const reader = body!.getReader();
  let text = '';
  for (const decoder = new TextDecoder(); text.length < GLIMPSE;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return parseBundled(bundled[name], text.slice(0, text.lastIndexOf('\n', GLIMPSE)));
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

const fetchSet = async (name: keyof typeof bundled): Promise<DataSet> =>
  parseBundled(bundled[name], await (await answered(name)).text());

/** The answer of the server to a request for the file of a set. */
async function answered(name: keyof typeof bundled): Promise<Response> {
  const file = `data/${name}.csv`;
  let response: Response;
  try {
    response = await fetch(`${import.meta.env.BASE_URL}${file}`);
  } catch (error) {
    throw new NotFetched(file, (error as Error).message);
  }
  if (!response.ok) throw new NotFetched(file, `the server answers ${response.status}`);
  return response;
}
