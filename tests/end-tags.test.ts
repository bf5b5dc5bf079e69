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
  for (const kept of ['<ol><li>a</li> </ol>', '<ul><li>a</li><link></ul>', '<td>a</td><p>b</p>'])
    expect(withoutEndTags(kept)).toBe(kept);
});
