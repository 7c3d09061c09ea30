import type {
  Decision,
  DecisionList,
  Explanation,
  Fault,
  FlagList,
  LeadHistory,
  LogList,
  LogVerdict,
  Replay,
  Session,
} from './types';

/** An answer that is not a success, as the service's problem document words it. */
export class Problem extends Error {
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string | undefined,
    readonly faults: Fault[],
    readonly requestId: string | null,
  ) {
    super(title);
  }
}

type Headed = Record<string, string>;

// The session itself is a cookie that no script can read; this token goes with every call that may change something.
let csrfToken = '';
const sessionEnds = new EventTarget();

/** Calls the listener when the service no longer knows our session; the returned function stops that. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEnds.addEventListener('end', listener);
  return () => sessionEnds.removeEventListener('end', listener);
}

export const signIn = async (apiKey: string): Promise<Session> =>
  begin(await call<Session>('POST', '/v1/login', JSON.stringify({ api_key: apiKey })));

/** The session the cookie stands for, or undefined where there is none. */
export async function resume(): Promise<Session | undefined> {
  try {
    return begin(await call<Session>('GET', '/v1/me'));
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return undefined;
    throw problem;
  }
}

export const signOut = (): Promise<void> => withSession(call('POST', '/v1/logout'));

/** Scores a lead. It is JSON text and goes out as it was typed, so that no number or duplicate key is lost on the way. */
export const decide = (pack: string, leadJson: string): Promise<Decision> =>
  withSession(call('POST', '/v1/decisions', `{"pack":${JSON.stringify(pack)},"explain":true,"lead":${leadJson}}`));

/** One page of the decisions that meet the query. */
export const findDecisions = (query: URLSearchParams): Promise<DecisionList> =>
  withSession(call('GET', `/v1/decisions?${query}`));

export const readDecision = (id: string): Promise<Decision> =>
  withSession(call('GET', `/v1/decisions/${encodeURIComponent(id)}?explain=true`));

/** Why the score of a decision is what it is, and what would have raised it. */
export const explain = (decisionId: string): Promise<Explanation> =>
  withSession(call('GET', `/v1/decisions/${encodeURIComponent(decisionId)}/explanation`));

export const replay = (decisionId: string): Promise<Replay> =>
  withSession(call('POST', `/v1/decisions/${encodeURIComponent(decisionId)}/replay`, '{}'));

/** The tlog-proof of a decision, as text. */
export const prove = (decisionId: string): Promise<string> =>
  withSession(text('GET', `/v1/decisions/${encodeURIComponent(decisionId)}/proof`));

export const listFlags = (): Promise<FlagList> => withSession(call('GET', '/v1/flags'));

/** One page of a lead's decisions, the latest first. */
export const leadHistory = (leadId: string, after: string | null): Promise<LeadHistory> => {
  const query = new URLSearchParams({ limit: '200', ...(after && { after }) });
  return withSession(call('GET', `${lead(leadId)}/history?${query}`));
};

/** All that is held of a lead, as JSON text. */
export const exportLead = (leadId: string): Promise<string> => withSession(text('GET', `${lead(leadId)}/export`));

export const eraseLead = (leadId: string): Promise<void> => withSession(call('DELETE', lead(leadId)));

export const listLogs = (): Promise<LogList> => withSession(call('GET', '/v1/log'));

export const verifyLogs = (): Promise<LogVerdict> => withSession(call('POST', '/v1/log/verify'));

/** A call of any page, JSON out and in. */
export const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  withSession(call(method, path, body === undefined ? undefined : JSON.stringify(body)));

/** A call of any page whose body or answer is a file. */
export const exchange = (method: string, path: string, headers?: Headed, body?: BodyInit): Promise<Response> =>
  withSession(send(method, path, body, headers));

const lead = (id: string) => `/v1/leads/${encodeURIComponent(id)}`;

function begin(session: Session): Session {
  csrfToken = session.csrf_token ?? '';
  return session;
}

async function withSession<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      sessionEnds.dispatchEvent(new Event('end'));
    }
    throw problem;
  }
}

async function call<T>(method: string, path: string, body?: string): Promise<T> {
  const answer = await send(method, path, body);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

const text = async (method: string, path: string): Promise<string> => (await send(method, path)).text();

async function send(method: string, path: string, body?: BodyInit, given: Headed = {}): Promise<Response> {
  const headers = { ...given };
  if (body !== undefined) headers['Content-Type'] ??= 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken;

  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body, credentials: 'same-origin' });
  } catch {
    throw new Problem(0, 'Assay did not answer', 'Check that it runs and try again.', [], null);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

async function problemOf(answer: Response): Promise<Problem> {
  const document = (await answer.json().catch(() => ({}))) as Partial<{
    title: string;
    detail: string;
    errors: Fault[];
  }>;
  return new Problem(
    answer.status,
    document.title ?? `The service answered ${answer.status}`,
    document.detail,
    document.errors ?? [],
    answer.headers.get('X-Request-Id'),
  );
}
