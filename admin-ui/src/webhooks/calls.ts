import { ask } from '../api';
import { address } from '../parts/address';
import type {
  Attempt,
  DeliveryList,
  DeliveryState,
  EventType,
  IssuedWebhook,
  Webhook,
  WebhookList,
  WebhookTerms,
  WholeDelivery,
} from '../types';

const PATH = '/v1/webhooks';

const at = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

const deliveryAt = (id: string, eventId: string) => `${at(id)}/deliveries/${encodeURIComponent(eventId)}`;

/** All types of events, each with what it tells of. */
export const EVENTS: Record<EventType, string> = {
  'pack.published': 'a version was published',
  'pack.canary_aborted': 'a canary was stopped',
  'lead.scored': 'a score was computed',
  'lead.band_crossed': 'a lead moved to another band',
  'lead.assigned': 'a lead was given to an owner',
  'lead.nurture_enrolled': 'a warm lead is to be nurtured',
  'lead.nurture_ended': 'a lead need not be nurtured any longer',
  'quota.reached': 'the leads of a month are used up',
};

export const listWebhooks = (): Promise<WebhookList> => ask('GET', PATH);

export const readWebhook = (id: string): Promise<Webhook> => ask('GET', at(id));

export const createWebhook = (terms: WebhookTerms): Promise<IssuedWebhook> => ask('POST', PATH, terms);

export const rotateSecret = (id: string, hours: number): Promise<IssuedWebhook> =>
  ask('POST', `${at(id)}/rotate`, { overlap_hours: hours });

export const pauseWebhook = (id: string, paused: boolean): Promise<Webhook> =>
  ask('POST', `${at(id)}/${paused ? 'pause' : 'resume'}`);

export const testWebhook = (id: string): Promise<unknown> => ask('POST', `${at(id)}/test`);

export const deleteWebhook = (id: string): Promise<void> => ask('DELETE', at(id));

/** One page of deliveries, the newest event first. */
export const listDeliveries = (id: string, state: DeliveryState | null, after: string | null): Promise<DeliveryList> =>
  ask('GET', address(`${at(id)}/deliveries`, { state, after }));

export const readDelivery = (id: string, eventId: string): Promise<WholeDelivery> =>
  ask('GET', deliveryAt(id, eventId));

export const sendAgain = (id: string, eventId: string): Promise<WholeDelivery> =>
  ask('POST', `${deliveryAt(id, eventId)}/replay`);

export const sendDeadAgain = (id: string): Promise<{ sent_again: number }> => ask('POST', `${at(id)}/replay`, {});

/** What came of an attempt, in a few words. */
export function outcome({ status, failure }: Attempt): string {
  if (failure === null) return `${status}`;
  return status === null ? failure.replaceAll('_', ' ') : `${status}, ${failure}`;
}
