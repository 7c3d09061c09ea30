import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { ScoreIcon } from '../parts/icons';

interface Page {
  path: string;
  label: string;
  Icon: ComponentType;
  Content: LazyExoticComponent<ComponentType>;
}

/** Every page there is, in the order of the navigation; the first is home. */
export const pages: [Page, ...Page[]] = [
  { path: '/score', label: 'Score', Icon: ScoreIcon, Content: lazy(() => import('../score/ScorePage')) },
];
