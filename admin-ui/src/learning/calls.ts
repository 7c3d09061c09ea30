import { ask } from '../api';
import { address } from '../parts/address';
import type { Client, ListedClient, NewClient, Proposal, Role } from '../types';

/** All there is, without pages. */
interface List<Item> {
  items: Item[];
}

const at = (id: string) => `/v1/clients/${encodeURIComponent(id)}`;

const proposalAt = (id: string) => `/v1/proposals/${encodeURIComponent(id)}`;

/** How weights are found. */
export const METHODS: Record<Client['method'], string> = {
  similar_clients: 'What worked for similar clients',
  industry_prior: 'What is usual in the industry',
  default: "The pack's own",
};

/** Who may see weights that were found, and those that wait. */
export const readProposals: Role[] = ['admin', 'analyst', 'approver', 'auditor'];

export const clientAddress = (id: string): string => `/clients/${id}`;

/** How the client that stands for the tenant itself is called. */
export const OWN = 'Our own leads';

/** How a client is called; of one without a name nothing is known but its id, whose end tells it from others. */
export const nameOf = ({ own, name, client_id }: Pick<Client, 'own' | 'name' | 'client_id'>): string =>
  own ? OWN : name || `Client ${client_id.slice(-8)}`;

export const listClients = (): Promise<List<ListedClient>> => ask('GET', '/v1/clients');

export const readClient = (id: string): Promise<Client> => ask('GET', at(id));

export const putClient = (id: string, client: NewClient): Promise<Client> => ask('PUT', at(id), client);

export const deleteClient = (id: string): Promise<void> => ask('DELETE', at(id));

export const learnFor = (id: string): Promise<Client> => ask('POST', `${at(id)}/learn`);

/** The newest first. */
export const listProposals = (clientId: string | null, state: Proposal['state'] | null): Promise<List<Proposal>> =>
  ask('GET', address('/v1/proposals', { client_id: clientId, state }));

export const settle = (id: string, how: 'accept' | 'reject', reason: string): Promise<Proposal> =>
  ask('POST', `${proposalAt(id)}/${how}`, { reason });
