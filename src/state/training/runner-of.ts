import type { Page } from '../page.ts';
import { TrainingRunner } from './training-runner.ts';

/** What trains the experiment of a page, the same for the same page. */
export function runnerOf(page: Page): TrainingRunner {
  if (page.runner) return page.runner;
  const runner = new TrainingRunner(page.store);
  page.runner = runner;
  if (typeof document !== 'undefined') addEventListener('pagehide', () => runner.leave());
  return runner;
}
