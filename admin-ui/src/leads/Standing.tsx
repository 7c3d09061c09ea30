import { amount, words } from '../parts/format';
import { type Fact, Headline } from '../parts/Headline';
import { Time } from '../parts/Time';
import type { Lead } from '../types';
import { STATUSES } from './calls';

/** A lead's score in one line: what counts, what it means, and what was put in place of what. */
export function Standing({ lead }: { lead: Lead }) {
  const facts: Fact[] = [
    { name: 'Pipeline', value: STATUSES[lead.lead_status] },
    ...(lead.owner === null ? [] : [{ name: 'Owner', value: lead.owner }]),
    {
      name: 'Scored',
      value: lead.score_updated_on ? <Time at={lead.score_updated_on} /> : 'not yet',
      note: lead.score_version,
    },
  ];
  if (lead.score_total === null) {
    facts.unshift({ name: 'Score', value: 'Unknown', note: 'too little is known to judge by' });
  } else {
    facts.unshift(
      { name: 'Band', value: words(lead.score_band ?? '') },
      { name: 'Recommended action', value: words(lead.recommended_action ?? '') },
    );
  }
  if (lead.computed) {
    const { score, band } = lead.computed;
    facts.push({ name: 'Computed', value: score === null ? 'unknown' : amount(score), note: band && words(band) });
  }
  return <Headline testId="standing" figure={lead.score_total ?? '–'} facts={facts} />;
}
