import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { run, type Trace } from '../src/engine/trace.ts';
import type { Values } from '../src/engine/operation.ts';
import type { Graph } from '../src/engine/graph.ts';
import { listingOf, type Lines } from '../src/engine/listing/listing.ts';
import type { Language } from '../src/notation/code/callee.ts';
import { helpersOf } from '../src/notation/code/helpers.ts';
import { textOf } from '../src/notation/code/tokens.ts';
import type { Experiment, NestedNumbers } from '../src/experiment/experiment.ts';
import { toJson, traceAt } from '../src/experiment/replay.ts';
import { array, givenNames, sourceCode } from '../src/export/source-code.ts';

/** A pass, and its code in a language, which hands what each step has written to `record`. */
export interface Recorded {
  readonly trace: Trace;
  code(language: Language): string;
}

/** What the steps of a pass write, in their order. */
export const written = ({ steps, at }: Trace): [name: string, value: NestedNumbers][] =>
  steps.flatMap(({ writes }, s) =>
    writes.map((key): [string, NestedNumbers] => [
      `${key} at step ${s + 1}`,
      toJson(at(key, s + 1)!),
    ]),
  );

/** The pass of an experiment, and the code that is copied. */
export function recordedPass(experiment: Experiment): Recorded {
  const trace = traceAt(experiment, 0);
  return {
    trace,
    code: (language) =>
      recording(
        sourceCode(experiment, 0, language),
        listingOf(trace.steps, givenNames(experiment), language),
        trace,
      ),
  };
}

/** A pass of any graph, and its listing below what it calls and is given. */
export function recordedGraph(graph: Graph, values: Values): Recorded {
  const trace = run(graph, values);
  const code = (language: Language): string => {
    const numpy = language === 'numpy';
    const listing = listingOf(trace.steps, Object.keys(values), language);
    const given = Object.entries(values).map(([name, value]) => {
      const numbers = array(toJson(value), language);
      return numpy ? `${name} = ${numbers}` : `let ${name} = ${numbers};`;
    });
    const lines = listing.flatMap((one) => one.code.map(textOf));
    const body = [...given, ...lines].join('\n');
    const helpers = helpersOf(body, language);
    const head = numpy ? ['import numpy as np'] : [];
    return recording([...head, ...helpers, body].join('\n'), listing, trace);
  };
  return { trace, code };
}

/** The code with a line after each of the listing's. Throws where one of them is missing. */
function recording(code: string, listing: readonly Lines[], { steps }: Trace): string {
  const names = steps.flatMap(({ writes }) => writes);
  const wanted = listing.flatMap((lines) => lines.code.map(textOf));
  let next = 0;
  const lines = code.split('\n').flatMap((line) => {
    if (line !== wanted[next]) return [line];
    return [line, `record(${names[next++]})`];
  });
  if (next < wanted.length) throw new Error(`the code has no line ${wanted[next]}`);
  return lines.join('\n');
}

const DRIVER = `
import json, sys
import numpy as np

def values_of(source):
    values = []
    record = lambda value: values.append(np.asarray(value).tolist())
    exec(source, {"record": record})
    return values

print(json.dumps([values_of(source) for source in json.load(sys.stdin)]))
`;

/** What each piece of code records in Python, all in one process. */
export function recordInPython(python: string, sources: readonly string[]): NestedNumbers[][] {
  return JSON.parse(
    runPython(python, ['-c', DRIVER], JSON.stringify(sources)),
  ) as NestedNumbers[][];
}

/** What a Python prints. A warning of NumPy, of an overflow for one, is an error here. */
export function runPython(python: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'error', ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 || stderr !== '') throw new Error(`Python failed: ${stderr}`);
  return stdout;
}

/** A module whose `passes` are functions that give what each piece of code records. */
export function writeModule(folder: string, sources: readonly string[]): string {
  const functions = sources.map(
    (source) => `() => {
const recorded: unknown[] = [];
const record = (value: unknown): void => void recorded.push(value);
${source}
return recorded;
}`,
  );
  const path = join(folder, 'passes.ts');
  writeFileSync(path, `export const passes = [\n${functions.join(',\n')},\n];\n`);
  return path;
}

/** What each piece of code of a module records. */
export async function recordInTypescript(path: string): Promise<NestedNumbers[][]> {
  const { module } = await runnerImport<{ passes: (() => NestedNumbers[])[] }>(path, {
    configFile: false,
    logLevel: 'error',
  });
  return module.passes.map((pass) => pass());
}
