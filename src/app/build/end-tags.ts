/** Elements whose end tag HTML lets out before these tags. */
const optional: readonly (readonly [element: string, before: string])[] = [
  ['li', '<li\\b|</[uo]l>'],
  ['t[dh]', '<t[dh]\\b|</tr>'],
  ['tr', '<tr\\b|</t(?:body|head|able)>'],
];

/** A page without the end tags that a browser supplies: the document is the same. */
export const withoutEndTags = (html: string): string =>
  optional.reduce(
    (text, [element, before]) => text.replaceAll(new RegExp(`</${element}>(?=${before})`, 'g'), ''),
    html,
  );
