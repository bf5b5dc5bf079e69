declare module 'virtual:kernels' {
  /** Address of the compiled kernels. */
  const url: string;
  export default url;
}

declare module 'virtual:chapters' {
  /** By the path of the file from the root of the book. */
  export const chapters: Readonly<
    Record<string, () => Promise<import('../ui/chapter.ts').Chapter>>
  >;
}

declare module 'virtual:styles' {}

declare module '*.module.css' {
  /** The names of its classes in the page. */
  const names: Readonly<Record<string, string>>;
  export = names;
}

declare module 'subset-font' {
  /** The face with the glyphs of `text` alone. */
  export default function subsetFont(
    face: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'woff2';
      /** OpenType features; all where none are named. */
      readonly keepFeatures: readonly string[];
      readonly noHinting: boolean;
      readonly dropTables: readonly string[];
      readonly variationAxes?: Readonly<
        Record<string, { readonly min: number; readonly max: number; readonly default: number }>
      >;
    },
  ): Promise<Buffer>;
}
