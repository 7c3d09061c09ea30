/** A signed head of a log, as C2SP tlog-checkpoint writes it. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: string;
}

/** The first lines of the note: whose log, how many leaves, the root of its tree. */
export function checkpointOf(note: string): Checkpoint {
  const [origin = '', size = '', root = ''] = note.split('\n');
  return { origin, size: Number(size), root };
}

/** What a C2SP tlog-proof tells at a glance. */
export interface TlogProof {
  index: number;
  /** How many hashes lead from the leaf to the root. */
  hashes: number;
  note: string;
}

/** A head, `index` and the hashes stand before the first empty line, the checkpoint after it. */
export function proofOf(text: string): TlogProof {
  const cut = text.indexOf('\n\n');
  const head = text.slice(0, cut).split('\n');
  const at = head.findIndex((line) => line.startsWith('index '));
  return { index: Number(head[at]?.slice(6)), hashes: head.length - at - 1, note: text.slice(cut + 2) };
}
