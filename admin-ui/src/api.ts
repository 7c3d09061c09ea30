import type { Decision, Fault, Replay, Session } from './types';

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

export const signOut = (): Promise<void> => withSession('POST', '/v1/logout');

/** Scores a lead. It is JSON text and goes out as it was typed, so that no number or duplicate key is lost on the way. */
export const decide = (pack: string, leadJson: string): Promise<Decision> =>
  withSession('POST', '/v1/decisions', `{"pack":${JSON.stringify(pack)},"explain":true,"lead":${leadJson}}`);

export const replay = (decisionId: string): Promise<Replay> =>
  withSession('POST', `/v1/decisions/${encodeURIComponent(decisionId)}/replay`, '{}');

function begin(session: Session): Session {
  csrfToken = session.csrf_token ?? '';
  return session;
}

async function withSession<T>(method: string, path: string, body?: string): Promise<T> {
  try {
    return await call<T>(method, path, body);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      sessionEnds.dispatchEvent(new Event('end'));
    }
    throw problem;
  }
}

async function call<T>(method: string, path: string, body?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken;

  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body, credentials: 'same-origin' });
  } catch {
    throw new Problem(0, 'Assay did not answer', 'Check that it runs and try again.', [], null);
  }
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
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
