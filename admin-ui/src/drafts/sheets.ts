/** A text under the tag the service has for it. */
export interface Saved {
  text: string;
  tag: string;
}

/** A file of a draft at hand: as it was last read or saved, and as it is being edited. */
export interface Sheet {
  /** Null for a file that is not yet there. */
  saved: Saved | null;
  text: string;
  /** What somebody else made of it since it was read; it stands in the way of saving until the editor has seen it. */
  theirs?: Saved | 'removed';
  /** A text that was given up, and can be had back. */
  aside?: string;
}

/** By path. */
export type Sheets = Readonly<Record<string, Sheet>>;

export type Move =
  | { kind: 'read' | 'saved'; path: string; saved: Saved }
  | { kind: 'edited' | 'added'; path: string; text: string }
  | { kind: 'stale'; path: string; theirs: Saved | 'removed' }
  | { kind: 'theirs taken' | 'given up' | 'had back' | 'gone'; path: string };

export const isUnsaved = ({ saved, text }: Sheet): boolean => text !== saved?.text;

export function moved(sheets: Sheets, move: Move): Sheets {
  const { path } = move;
  if (move.kind === 'gone') {
    const { [path]: _, ...others } = sheets;
    return others;
  }
  const before = sheets[path];
  const after = move.kind === 'added' ? { saved: null, text: move.text } : next(before, move);
  return after === before || !after ? sheets : { ...sheets, [path]: after };
}

function next(sheet: Sheet | undefined, move: Move): Sheet | undefined {
  if (move.kind === 'read') {
    // What is being edited stays; saving it will tell.
    return sheet && isUnsaved(sheet) ? sheet : { aside: sheet?.aside, text: move.saved.text, saved: move.saved };
  }
  if (!sheet) return sheet;
  switch (move.kind) {
    case 'edited':
      return { ...sheet, text: move.text };
    case 'saved':
      return { ...sheet, saved: move.saved, theirs: undefined, aside: undefined };
    case 'stale':
      return { ...sheet, theirs: move.theirs };
    case 'theirs taken': {
      const saved = theirsOf(sheet);
      return saved ? { saved, text: saved.text, aside: sheet.text } : sheet;
    }
    case 'given up':
      return sheet.saved ? { saved: sheet.saved, text: sheet.saved.text, aside: sheet.text } : sheet;
    case 'had back':
      return sheet.aside === undefined ? sheet : { ...sheet, text: sheet.aside, aside: undefined };
    default:
      return sheet;
  }
}

const theirsOf = ({ saved, theirs }: Sheet): Saved | null =>
  theirs === 'removed' ? null : theirs === undefined ? saved : theirs;
