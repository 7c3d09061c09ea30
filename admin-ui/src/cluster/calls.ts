import { ask } from '../api';
import type { Cluster } from '../types';

export const readCluster = (): Promise<Cluster> => ask('GET', '/v1/cluster');
