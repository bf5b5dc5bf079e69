/** `12 %`: a share in whole per cent, closer where it is small. */
export const percent = (share: number): string => {
  const value = 100 * share;
  if (Number.isNaN(value)) return '–';
  if (value !== 0 && Math.abs(value) < 0.1) return 'less than 0.1 %';
  const text = Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0);
  return `${text.replace('-', '−')} %`;
};
