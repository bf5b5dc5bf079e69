/**
 * `derive`, which must depend on its arguments alone, remembering for each object what it made of it last: the same while
 * the other arguments are the same, and kept no longer than the object.
 */
export function memo<Of extends object, Others extends readonly unknown[], Made>(
  derive: (of: Of, ...others: Others) => Made,
): (of: Of, ...others: Others) => Made {
  const last = new WeakMap<Of, { readonly others: Others; readonly made: Made }>();
  return (of, ...others) => {
    const known = last.get(of);
    if (known && others.every((one, n) => one === known.others[n])) return known.made;
    const made = derive(of, ...others);
    last.set(of, { others, made });
    return made;
  };
}
