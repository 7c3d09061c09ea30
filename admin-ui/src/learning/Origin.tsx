import { Details } from '../parts/Details';
import { counted, percent, words } from '../parts/format';
import type { CentralProvenance, Proposal, Provenance } from '../types';
import { METHODS } from './calls';

/** Where weights are from: found here, or given by the central Config API. */
export function Origin({ proposal: { method, version, provenance } }: { proposal: Proposal }) {
  return (
    <Details
      of={{
        'found from': METHODS[method],
        ...('central' in provenance ? given(provenance) : found(provenance)),
        'weights version': version,
      }}
      testId="origin"
    />
  );
}

const given = ({ central: { url, client_id } }: CentralProvenance) => ({
  'given by': url,
  'as its client_id': client_id,
});

/** What they begin with, and how much the outcomes say in them. */
const found = ({ industry_prior: prior, similar_clients: similar, own_outcomes: own, solver }: Provenance) => ({
  'begun with': `table of industries ${prior.version}, ${words(prior.industry).toLowerCase()}`,
  'similar clients': similar
    ? `${similar.at_least} or more, ${percent(similar.share)} of the say against the table`
    : 'too few',
  'own outcomes': own ? `${counted(own.leads, 'lead')}, ${percent(own.share)} of the say` : 'none to learn from',
  'learned by': own || similar ? solver : null,
});
