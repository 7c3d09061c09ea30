/** How many decimals a column of numbers needs so that none is rounded visibly; at most three. */
export function decimalsFor(values: number[]): number {
  for (let decimals = 0; decimals < 3; decimals++) {
    if (values.every((value) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9)) return decimals;
  }
  return 3;
}

/** A number with a true minus sign. */
export const amount = (value: number, decimals = decimalsFor([value])): string => {
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
};

/** A number that is added to something: +26, −12, 0. */
export const change = (value: number, decimals = decimalsFor([value])): string => {
  const digits = amount(value, decimals);
  return value > 0 && Number(digits) !== 0 ? `+${digits}` : digits;
};

/** `snake_case` as words, the first letter large. */
export const words = (key: string): string => {
  const text = key.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** A number for a spreadsheet, without the last bits that binary arithmetic leaves. */
export const exact = (value: number): string => String(Number(value.toPrecision(12)));

/** `sha256:0123456789ab…cdef`: enough of a hash to tell two apart. */
export function shorten(hash: string): string {
  const colon = hash.indexOf(':');
  const digest = hash.slice(colon + 1);
  return digest.length <= 20 ? hash : `${hash.slice(0, colon + 1)}${digest.slice(0, 12)}…${digest.slice(-4)}`;
}

/** `2026-11-22 09:00:00` of a time in UTC, which reads the same for everybody. */
export const moment = (at: string): string => at.slice(0, 19).replace('T', ' ').replace(/Z$/, '');

/** A whole number with its thousands set apart. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

/** A share of 0 to 1 in percent: 5%, 6.3%. */
export const percent = (share: number): string => `${amount(share * 100, decimalsFor([share * 100]) === 0 ? 0 : 1)}%`;

/** `1 decision`, `2 decisions`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
