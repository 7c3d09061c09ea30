import { isUnsaved, type Sheets } from './sheets';

/** What is not saved stays in this tab of the browser: leaving the page, or loading it anew, loses nothing. */
export function keepUnsaved(place: string, sheets: Sheets): void {
  const unsaved = Object.entries(sheets).filter(([, sheet]) => isUnsaved(sheet));
  if (unsaved.length === 0) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(unsaved)));
}

export function unsavedAt(place: string): Sheets {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Sheets;
  } catch {
    return {};
  }
}
