import { chromium, type Browser } from 'playwright-core';
import { provideChromium, thisMachine } from '../tests/pages/chromium.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of this machine, without a window. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: provideChromium(thisMachine), headless: true, args: FLAGS });
