import { markdown } from '../table.ts';
import type { Frames } from './frames.ts';
import type { PageFigures } from './measure.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
const ms = (time: number): string => `${time.toFixed(1)} ms`;

const both = ({ median, p95 }: Frames): string => `${median.toFixed(1)} / ${ms(p95)}`;

/** The figures of the page as tables in Markdown. */
export function reportOf({ browser, watch, wire, focus, at }: PageFigures): string {
  const seconds = watch.tasks / 1000;
  const row = (what: string, show: (figures: PageFigures['at'][number]) => string): string[] => [
    what,
    ...at.map(show),
  ];
  const parts = Object.entries(wire.byType)
    .toSorted(([, one], [, other]) => other - one)
    .map(([type, bytes]) => `${type} ${kilobytes(bytes)}`);
  return [
    `Chapter 7 in Chromium ${browser}, 1440 × 900`,
    '',
    ...markdown([
      ['page', ...at.map(({ throttle }) => `${throttle}×`)],
      row('largest contentful paint', ({ paint }) => ms(paint)),
      row('work per frame while training on spirals, median / p95', ({ frames }) =>
        both(frames.stage),
      ),
      row('… with the room of the text in view', ({ frames }) => both(frames.text)),
      row('frames per second', ({ frames }) => frames.stage.perSecond.toFixed(0)),
      row(`tasks over 50 ms in ${seconds} s of training`, ({ tasks }) => String(tasks)),
      row(`growth of the heap in ${seconds} s more, collected`, ({ heap }) => kilobytes(heap)),
    ]),
    '',
    `Over the wire before the first interaction, brotli: ${kilobytes(wire.all)} (${parts.join(', ')}).`,
    `Focus moved to a tensor with 500 occurrences: ${ms(focus.all)} (script ${ms(focus.script)}, ` +
      `style ${ms(focus.style)}, layout ${ms(focus.layout)}).`,
    '',
  ].join('\n');
}
