interface OpenFileProps {
  readonly words: string;
  /** As of the attribute: `.json`. */
  readonly accept: string;
  /** Default: that of a button. */
  readonly className?: string | undefined;
  /** A file was chosen, the same as before or another. */
  readonly onOpen: (file: File) => void;
}

/** A button that asks for a file. */
export const OpenFile = ({ words, accept, className = 'button', onOpen }: OpenFileProps) => (
  <label className={className}>
    {words}
    <input
      type="file"
      accept={accept}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) onOpen(file);
        event.target.value = '';
      }}
    />
  </label>
);
