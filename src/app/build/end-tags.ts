/** Elements whose end tag may be left out before these tags. */
const optional: readonly (readonly [element: string, before: string])[] = [
  ['li', '<li\\b|</[uo]l>'],
  ['t[dh]', '<t[dh]\\b|</tr>'],
  ['tr', '<tr\\b|</t(?:body|head|able)>'],
  ['d[dt]', '<d[dt]\\b|</d(?:l|iv)>'],
  [
    'p',
    '<(?:aside|details|div|dl|figcaption|figure|footer|h[1-6]|header|ol|p|section|table|ul)\\b|</(?:details|div|figure|li|section|td)>',
  ],
];

/** A page without the end tags that a browser supplies: the document is the same. */
export const withoutEndTags = (html: string): string =>
  optional.reduce(
    (text, [element, before]) => text.replaceAll(new RegExp(`</${element}>(?=${before})`, 'g'), ''),
    html,
  );
