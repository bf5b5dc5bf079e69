import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { glossary as chapter } from '../chapters/07-backpropagation/glossary.ts';
import { Body } from '../chapters/07-backpropagation/text.tsx';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import {
  hadamard,
  jacobian,
  kronecker,
  sumOver,
  sym,
  times,
  transpose,
} from '../src/notation/expression.ts';
import type { Glossary } from '../src/notation/glossary.ts';
import { checkDefinitions } from '../src/ui/text/definitions.ts';
import { Figures, loadFigures } from '../src/ui/figures/Figure.tsx';
import { figures as loads } from '../chapters/07-backpropagation/figures/list.ts';
import { ExampleContext, exampleOf } from '../src/ui/text/example.ts';
import { Dfn, Letter, M, Sign, Sym } from '../src/ui/text/Prose.tsx';
import { page } from './page.ts';
import { PageContext } from '../src/ui/islands/use-reader.ts';

const example = exampleOf(EXAMPLE);
const figures = await loadFigures(loads);

const html = (children: ReactNode): string =>
  renderToStaticMarkup(
    <PageContext value={page}>
      <ExampleContext value={example}>
        <Figures value={figures}>
          <section id="first">{children}</section>
        </Figures>
      </ExampleContext>
    </PageContext>,
  );

const check = (children: ReactNode, glossary: Glossary) => (): void =>
  checkDefinitions(html(children), glossary);

const p = <Sym of={sym('p')} />;
const only = { p: { means: 'probabilities' } };

describe('a chapter', () => {
  let ours = '';
  beforeAll(() => void (ours = html(<Body />)));

  test('of ours defines all that it writes', () => {
    expect(() => checkDefinitions(ours, chapter)).not.toThrow();
  });

  test.each(Object.keys(chapter))('of ours fails without the definition of %s', (name) => {
    const { [name]: _, ...rest } = chapter as Glossary;
    expect(() => checkDefinitions(ours, rest)).toThrow(new RegExp(`\\b${name} `));
  });

  test('may define in the paragraph where a symbol first appears', () => {
    const text = (
      <p>
        {p}, <Dfn of="p">the probabilities</Dfn>
      </p>
    );
    expect(check(text, only)).not.toThrow();
  });

  test.each<[string, ReactNode, Glossary, string]>([
    ['uses before it defines', <p key="p">{p}</p>, only, 'p is used in first before it is defined'],
    [
      'defines a paragraph too late',
      <div key="late">
        <p>{p}</p>
        <Dfn of="p">{p}</Dfn>
      </div>,
      only,
      'p is used in first before it is defined',
    ],
    ['uses what no one defines', <p key="p">{p}</p>, {}, 'p in first has no entry in the glossary'],
    [
      'defines twice',
      [1, 2].map((n) => (
        <Dfn key={n} of="p">
          {p}
        </Dfn>
      )),
      only,
      'p is defined twice, again in first',
    ],
    [
      'leaves an entry without a place',
      <p key="p" />,
      only,
      'p of the glossary is nowhere defined',
    ],
    ['writes a sign as text', <p key="p">a ∝ b</p>, {}, 'the sign ∝ in first has no entry'],
    ['writes a sign that is known as text', <p key="p">⊙</p>, {}, 'hadamard in first has no entry'],
    ['counts layers', <Sym key="a" of={sym('a', 1)} />, {}, 'superscript in first'],
    ['uses a letter', <Letter key="k" of="k" />, {}, 'k in first'],
    ['uses a sign', <Sign key="assign" of="assign" />, {}, 'assign in first'],
    ['transposes', <M key="t">{transpose(sym('p'))}</M>, only, 'transpose in first'],
    ['multiplies by entry', <M key="h">{hadamard(sym('p'), sym('y'))}</M>, {}, 'hadamard in first'],
    ['adds up', <M key="s">{sumOver('k', sym('p', null, 'k'))}</M>, only, 'sum in first'],
    ['sums over a letter', <M key="k">{sumOver('k', sym('p', null, 'k'))}</M>, only, 'k in first'],
    ['derives', <M key="d">{jacobian(sym('p'), sym('z', 3))}</M>, only, 'partial in first'],
    ['compares letters', <M key="r">{times(kronecker('k', 'i'))}</M>, {}, 'kronecker in first'],
  ])('fails where it %s', (_, children, glossary, message) => {
    expect(check(children, glossary)).toThrow(message);
  });
});
