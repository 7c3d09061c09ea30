import { Problem } from '../api';

/** What is wrong with the field at this place of what was sent. */
export const faultAt = (problem: Problem | undefined, pointer: string): string | undefined =>
  problem?.faults.find((fault) => fault.pointer === pointer)?.message;

/** What is wrong with the field at this place, or below it. */
export const faultUnder = (problem: Problem | undefined, pointer: string): string | undefined =>
  problem?.faults.find((fault) => `${fault.pointer}/`.startsWith(`${pointer}/`))?.message;

/** What of a problem stands at no field; nothing where all of it does. */
export function besides(problem: Problem | undefined, shown: (pointer: string) => boolean): Problem | undefined {
  if (!problem || problem.faults.length === 0) return problem;
  const rest = problem.faults.filter(({ pointer }) => !shown(pointer));
  if (rest.length === 0) return undefined;
  return new Problem(problem.status, problem.title, problem.detail, rest, problem.requestId);
}
