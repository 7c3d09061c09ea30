import { Details } from '../parts/Details';
import { counted, percent, words } from '../parts/format';
import type { Proposal } from '../types';
import { METHODS } from './calls';

/** Where weights are from: what they begin with, and how much the outcomes say in them. */
export function Origin({ proposal: { method, version, provenance } }: { proposal: Proposal }) {
  const { industry_prior: prior, similar_clients: similar, own_outcomes: own, solver } = provenance;
  return (
    <Details
      of={{
        'found from': METHODS[method],
        'begun with': `table of industries ${prior.version}, ${words(prior.industry).toLowerCase()}`,
        'similar clients': similar
          ? `${similar.at_least} or more, ${percent(similar.share)} of the say against the table`
          : 'too few',
        'own outcomes': own ? `${counted(own.leads, 'lead')}, ${percent(own.share)} of the say` : 'none to learn from',
        'learned by': own || similar ? solver : null,
        'weights version': version,
      }}
      testId="origin"
    />
  );
}
