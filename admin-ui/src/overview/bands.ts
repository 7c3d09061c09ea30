/** The shade of a band by its place from the highest on: one colour, paler towards the lowest. */
export function shade(place: number, of: number): string {
  const strength = of <= 1 ? 100 : Math.round(100 - (place / (of - 1)) * 82);
  return `color-mix(in srgb, var(--assay-accent) ${strength}%, var(--mantine-color-body))`;
}
