import { SegmentedControl } from '@mantine/core';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { Page } from '../parts/Page';
import { bands } from './fields/bands';
import { crm } from './fields/crm';
import { halfLives } from './fields/halfLives';
import { icp } from './fields/icp';
import { learning } from './fields/learning';
import { mapping } from './fields/mapping';
import { nurture } from './fields/nurture';
import { owners } from './fields/owners';
import { rewards } from './fields/rewards';
import { weights } from './fields/weights';
import classes from './Scoring.module.css';
import { SubjectView } from './SubjectView';

const PATH = '/settings/scoring';

interface Tab {
  label: string;
  /** Which pack scores by it, where it is not the one that scores leads with a memory. */
  pack?: string;
  View: ComponentType;
}

const tabs: Record<string, Tab> = {
  weights: { label: 'Weights', View: () => <SubjectView subject={weights} /> },
  bands: { label: 'Bands', View: () => <SubjectView subject={bands} /> },
  limits: { label: 'Caps and limits', View: () => <SubjectView subject={crm} /> },
  customer: { label: 'Ideal customer', View: () => <SubjectView subject={icp} /> },
  fading: { label: 'Half-lives', View: () => <SubjectView subject={halfLives} /> },
  owners: { label: 'Owners', View: () => <SubjectView subject={owners} /> },
  nurture: { label: 'Nurture', View: () => <SubjectView subject={nurture} /> },
  mapping: { label: 'Mapping', View: () => <SubjectView subject={mapping} /> },
  rewards: { label: 'Rewards', pack: 'icp-match', View: () => <SubjectView subject={rewards} /> },
  learning: { label: 'Learning', pack: 'icp-match', View: () => <SubjectView subject={learning} /> },
};

/** A tenant's own terms for the scores of its leads; what it does not set is the pack's own. */
export default function ScoringPage() {
  const asked = useQuery().get('of') ?? '';
  const [, navigate] = useLocation();
  const name = asked in tabs ? asked : 'weights';
  const { View, pack = 'crm-score' } = tabs[name]!;

  return (
    <Page title="Scoring of leads" note={pack}>
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          aria-label="What to set"
          data={Object.entries(tabs).map(([value, { label }]) => ({ value, label }))}
          value={name}
          onChange={(next) => navigate(address(PATH, { of: next }))}
        />
      </div>
      <View key={name} />
    </Page>
  );
}
