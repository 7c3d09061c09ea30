import { address, draftAddress } from '../parts/address';

export type View = 'factors' | 'rules' | 'tables' | 'cases' | 'changes' | 'steps';

/** Where a draft says what it is, and what it judges by. */
export const MANIFEST = 'pack.yaml';

/** The view in which a file is edited. */
export function viewOf(path: string): View {
  if (path.startsWith('cases/')) return 'cases';
  return path.startsWith('lists/') || path.startsWith('tables/') ? 'tables' : 'rules';
}

export const fileAddress = (draftId: string, path: string, line?: number): string =>
  address(draftAddress(draftId), { view: viewOf(path), file: path, line: line ? String(line) : null });
