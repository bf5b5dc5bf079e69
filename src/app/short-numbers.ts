const GEOMETRY = / (?:d|x|y|x1|x2|y1|y2|cx|cy|r|points|transform|style)="[^"]*"/g;
const TAG = /<[^>]* data-value="[^>]*>/g;
const DRAWINGS = /<div data-figure="[\s\S]*?<\/figcaption>|<aside id="stage"[\s\S]*?<\/aside>/g;

/**
 * Figures and stage without the digits that nobody sees: they are most of the size of a drawing. Numbers of tensors keep
 * theirs. In the browser all of it is drawn anew, with full precision.
 */
export const withShortNumbers = (html: string): string =>
  html.replace(DRAWINGS, (drawing) =>
    drawing.replace(TAG, withoutUnnamed).replace(GEOMETRY, (attribute) => {
      const digits = attribute.length > 200 ? 0 : 1;
      return attribute.replace(/-?\d+\.\d+/g, (n) => String(Number(Number(n).toFixed(digits))));
    }),
  );

const withoutUnnamed = (tag: string): string =>
  / data-(?:ref|of)=/.test(tag) ? tag : tag.replace(/ data-value="[^"]*"/, ' data-value=""');
