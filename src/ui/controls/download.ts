const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  py: 'text/x-python',
};

/** Hands a text, or a file that is made already, to the reader as a file of that name. */
export function download(name: string, content: string | Blob): void {
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  const file = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
