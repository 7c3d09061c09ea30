import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import type { TenantKey } from '../types';
import { revokeKey } from './calls';

interface Props {
  tenantId: string;
  apiKey: TenantKey;
  /** Whether it is the one somebody signed in with. */
  own: boolean;
  onRevoked: () => void;
  onClose: () => void;
}

/** Ends a key, after its name was typed. */
export function RevokeKey({ tenantId, apiKey, own, onRevoked, onClose }: Props) {
  const task = useTask(async () => {
    await revokeKey(tenantId, apiKey.key_id);
    onRevoked();
  });
  return (
    <TypedConfirmation
      title={`Revoke the key ${apiKey.name}`}
      expected={apiKey.name}
      action="Revoke"
      busy={task.busy}
      onConfirm={task.run}
      onClose={onClose}
    >
      <p>Whatever calls with it is refused from now on, and sessions begun with it end. This cannot be undone.</p>
      {own && (
        <p>
          <strong>It is the key you signed in with: you will be signed out.</strong>
        </p>
      )}
      {task.problem && <ProblemNotice problem={task.problem} />}
    </TypedConfirmation>
  );
}
