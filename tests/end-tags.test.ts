import { expect, test } from 'vitest';
import { withoutEndTags } from '../src/app/build/end-tags.ts';

test('end tags are left out only where a browser supplies them', () => {
  expect(withoutEndTags('<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>')).toBe(
    '<ul><li>a<ul><li>b</ul><li>c</ul>',
  );
  expect(
    withoutEndTags(
      '<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    ),
  ).toBe('<table><tbody><tr><th>a<td>b<tr><td>c</tbody></table>');
  expect(
    withoutEndTags('<div><p>a</p><p>b</p><pre>c</pre><p>d</p></div><dl><dt>e</dt><dd>f</dd></dl>'),
  ).toBe('<div><p>a<p>b</p><pre>c</pre><p>d</div><dl><dt>e<dd>f</dl>');
  for (const kept of ['<ol><li>a</li> </ol>', '<ul><li>a</li><link></ul>', '<a><p>b</p></a>'])
    expect(withoutEndTags(kept)).toBe(kept);
});
