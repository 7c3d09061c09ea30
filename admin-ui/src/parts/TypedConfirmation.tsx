import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './TypedConfirmation.module.css';

interface Props {
  title: string;
  /** What has to be typed. */
  expected: string;
  /** What the button does: "Erase". */
  action: string;
  busy: boolean;
  /** What will happen, and what went wrong. */
  children: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone; the name of it has to be typed. */
export function TypedConfirmation({ title, expected, action, busy, children, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const id = useId();

  useEffect(() => dialog.current?.showModal(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed === expected) onConfirm();
  }

  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        <TextInput
          label={
            <>
              Type <b>{expected}</b> to confirm
            </>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          autoFocus
        />
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" size="xs" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" size="xs" loading={busy} disabled={typed !== expected}>
            {action}
          </Button>
        </Group>
      </form>
    </dialog>
  );
}
