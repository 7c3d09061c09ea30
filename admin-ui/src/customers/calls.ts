import { ask, exchange } from '../api';
import { address } from '../parts/address';
import type { Customer, CustomerList, CustomersImported, JsonObject, NewCustomer, SimilarityAnswer } from '../types';

const PATH = '/v1/customers';

const at = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

/** In the query, since an id of the caller's may hold anything. */
export const customerAddress = (id: string): string => address('/customers/customer', { customer_id: id });

/** One page, in the order in which they became known. */
export const listCustomers = (after: string | null): Promise<CustomerList> => ask('GET', address(PATH, { after }));

export const readCustomer = (id: string): Promise<Customer> => ask('GET', at(id));

export const putCustomer = (id: string, customer: NewCustomer): Promise<Customer> => ask('PUT', at(id), customer);

export const deleteCustomer = (id: string): Promise<void> => ask('DELETE', at(id));

/** Takes in a list, CSV or NDJSON by the ending of its name. */
export async function importCustomers(file: File): Promise<CustomersImported> {
  const type = file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/x-ndjson';
  const answer = await exchange('POST', `${PATH}/import`, { 'Content-Type': type }, file);
  return answer.json();
}

/** Which customers a lead is like. */
export const compare = (lead: JsonObject): Promise<SimilarityAnswer> => ask('POST', '/v1/similarity', { lead });
