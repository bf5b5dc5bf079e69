/** What is no part of a picture. */
const LEFT_OUT = 'button, select, input, label, [role="slider"]:not(canvas), .sr-only, .needs-js';

/** Space around a picture in px. */
const MARGIN = 8;
/** Pixels of a PNG for each px on the page. */
const SHARP = 2;

/** Properties by which an element of a drawing looks as it does. */
const PAINT =
  'fill fill-opacity stroke stroke-opacity stroke-width stroke-dasharray stroke-linecap paint-order opacity clip-path stop-color'.split(
    ' ',
  );
const TYPE = 'font-family font-size font-weight font-style text-anchor'.split(' ');

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A part of the page as an SVG file that needs nothing else: drawings as they are, canvases as images, texts with their
 * faces. Controls are left out.
 */
export async function svgFile(part: Element): Promise<string> {
  const frame = part.getBoundingClientRect();
  const [width, height] = [frame.width + 2 * MARGIN, frame.height + 2 * MARGIN];
  const root = document.createElementNS(SVG, 'svg');
  setAll(root, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = document.createElementNS(SVG, 'rect');
  setAll(paper, {
    width,
    height,
    fill: getComputedStyle(document.documentElement).backgroundColor,
  });
  const style = document.createElementNS(SVG, 'style');
  root.append(style, paper);
  const faces = new Set<string>();
  for (const child of part.childNodes) draw(child, root, frame, faces);
  style.textContent = await facesOf(faces);
  return new XMLSerializer().serializeToString(root);
}

/** An SVG file as a PNG, twice as sharp. Rejects where the browser cannot draw it. */
export async function pngFile(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SHARP * image.width;
  canvas.height = SHARP * image.height;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG was made'))));
  });
}

function draw(node: Node, into: Element, frame: DOMRect, faces: Set<string>): void {
  if (node instanceof Text) return drawText(node, into, frame, faces);
  if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  const { left, top, width, height } = node.getBoundingClientRect();
  const place = { x: left - frame.left + MARGIN, y: top - frame.top + MARGIN, width, height };
  if (node instanceof HTMLCanvasElement) {
    const image = document.createElementNS(SVG, 'image');
    setAll(image, { ...place, href: node.toDataURL() });
    into.append(image);
  } else if (node instanceof SVGSVGElement) {
    const copy = node.cloneNode(true) as SVGSVGElement;
    paintAlike(node, copy, faces);
    setAll(copy, place);
    into.append(copy);
  } else {
    drawBorder(style, place, into);
    for (const child of node.childNodes) draw(child, into, frame, faces);
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The upper border alone, as the lines of a legend have it. */
function drawBorder(style: CSSStyleDeclaration, { x, y, width }: Place, into: Element): void {
  const thick = parseFloat(style.borderTopWidth);
  if (style.borderTopStyle === 'none' || parseFloat(style.borderBottomWidth) > 0 || !(thick > 0))
    return;
  const dashes: Readonly<Record<string, string>> = { dashed: '6 4', dotted: '2 3' };
  const line = document.createElementNS(SVG, 'line');
  setAll(line, { x1: x, x2: x + width, y1: y + thick / 2, y2: y + thick / 2 });
  setAll(line, { stroke: style.borderTopColor, 'stroke-width': thick });
  setAll(line, { 'stroke-dasharray': dashes[style.borderTopStyle] ?? 'none' });
  into.append(line);
}

/** The words of a text, those of one line together. */
function drawText(node: Text, into: Element, frame: DOMRect, faces: Set<string>): void {
  const style = getComputedStyle(node.parentElement!);
  const lines: { x: number; y: number; words: string[] }[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [box] = range.getClientRects();
    if (!box || box.width === 0) continue;
    const y = (box.top + box.bottom) / 2 - frame.top + MARGIN;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 1) last.words.push(word);
    else lines.push({ x: box.left - frame.left + MARGIN, y, words: [word] });
  }
  for (const { x, y, words } of lines) {
    const text = document.createElementNS(SVG, 'text');
    setAll(text, { x, y, 'dominant-baseline': 'central', fill: style.color });
    for (const name of TYPE) text.setAttribute(name, style.getPropertyValue(name));
    text.textContent = words.join(' ');
    faces.add(familyOf(style));
    into.append(text);
  }
}

/** Writes what the style sheets say into a copy. */
function paintAlike(from: Element, to: Element, faces: Set<string>): void {
  const style = getComputedStyle(from);
  const isText = from.matches('text, tspan');
  for (const name of isText ? [...PAINT, ...TYPE] : PAINT) {
    to.setAttribute(name, style.getPropertyValue(name));
  }
  if (isText) faces.add(familyOf(style));
  to.removeAttribute('class');
  [...from.children].forEach((child, n) => paintAlike(child, to.children[n]!, faces));
}

const familyOf = ({ fontFamily }: CSSStyleDeclaration): string =>
  fontFamily.split(',')[0]!.replaceAll(/["']/g, '').trim();

/** The rules of these faces with the files in them; a face that cannot be fetched is left out. */
async function facesOf(families: ReadonlySet<string>): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...faceRules(sheet.cssRules)])
    .filter(({ style }) => families.has(familyOf(style)));
  const texts = await Promise.all(
    rules.map(async ({ style, parentStyleSheet }) => {
      const source = style.getPropertyValue('src');
      const [, address = ''] = /url\("?([^")]+)"?\)/.exec(source) ?? [];
      try {
        const file = await fetch(new URL(address, parentStyleSheet?.href ?? document.baseURI));
        const inside = `url(${await dataUrl(await file.blob())}) format('woff2')`;
        const { fontFamily, fontWeight, fontStyle } = style;
        return `@font-face{font-family:${fontFamily};font-weight:${fontWeight || 400};font-style:${fontStyle || 'normal'};src:${inside}}`;
      } catch {
        return '';
      }
    }),
  );
  return texts.join('');
}

function* faceRules(rules: CSSRuleList): Generator<CSSFontFaceRule> {
  for (const rule of rules) {
    if (rule instanceof CSSFontFaceRule) yield rule;
    else if (rule instanceof CSSGroupingRule) yield* faceRules(rule.cssRules);
  }
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not read')));
    reader.readAsDataURL(blob);
  });

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
