import { bindDerivation, layersOf, leftOf, type Derivation } from '../notation/derivation.ts';
import { depth } from '../layers/network.ts';
import { seeded, shuffled } from '../tensor/random.ts';
import { drawExperiment, pick } from './draw-network.ts';
import type { Exercise, ShownLine } from './exercise.ts';
import { situationOf } from './situation.ts';

interface LineExercise {
  readonly section: string;
  readonly title: string;
  /** Derivations of which a line is left out; those lines count that have other lines to choose from. */
  readonly derivations: readonly Derivation[];
}

/** "Fill a blanked line": one line of a derivation is left out and chosen from those that usual slips lead to. */
export const fillLine = ({ section, title, derivations }: LineExercise): Exercise => ({
  kind: 'line',
  section,
  title,
  draw(seed) {
    const random = seeded(seed);
    const blanks = derivations.flatMap((derivation) =>
      derivation.lines.flatMap(({ instead }, n) => (instead ? [{ derivation, n }] : [])),
    );
    const { derivation, n } = pick(random, blanks);
    const experiment = drawExperiment(random, { depth: [3] });
    const last = depth(experiment.network);
    const layer = pick(random, layersOf(derivation, last));
    const situation = situationOf(experiment, layer);
    const bound = bindDerivation(derivation, situation.binding);
    const line = bound.lines[n]!;
    const options = [
      { text: [{ expr: line.to }], hint: null },
      ...line.instead!.map(({ to, says }) => ({
        text: [{ expr: to }],
        hint: { id: 'wrong-line', text: [says] },
      })),
    ];
    const order = shuffled(options.length, random);
    return {
      kind: 'choice',
      statement: [`A line is missing from a derivation: ${derivation.title}. Which one?`],
      lines: linesAround(bound, n),
      given: [],
      env: situation.env,
      setting: null,
      solution: [`The reason for this line: ${line.because}.`],
      options: order.map((place) => options[place]!),
      truth: order.indexOf(0),
    };
  },
});

/** A line that is left out, with the one before and the one after it, if there are any. */
function linesAround(derivation: Derivation, missing: number): ShownLine[] {
  const { lines } = derivation;
  const first = Math.max(0, missing - 1);
  return lines.slice(first, missing + 2).map(({ of, to }, place) => ({
    left: place === 0 || of ? leftOf(derivation, first + place) : null,
    right: first + place === missing ? null : to,
  }));
}
