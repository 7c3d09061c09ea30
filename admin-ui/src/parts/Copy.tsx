import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CheckIcon, CopyIcon } from './icons';

interface Props {
  text: string;
  /** What is copied, for the accessible name: "Copy result_hash". */
  name: string;
  /** A word on the button; without it the button is an icon. */
  label?: string;
}

export function Copy({ text, name, label }: Props) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => write(text).then(() => setCopied(true));
  const accessible = copied ? `Copied ${name}` : `Copy ${name}`;

  return label ? (
    <Button variant="subtle" size="compact-xs" className="no-print" onClick={copy} aria-label={accessible}>
      {copied ? 'Copied' : label}
    </Button>
  ) : (
    <ActionIcon variant="subtle" size="xs" className="no-print" onClick={copy} aria-label={accessible}>
      {copied ? <CheckIcon /> : <CopyIcon />}
    </ActionIcon>
  );
}

/** Browsers offer the clipboard to https and localhost only; elsewhere a selection is copied, as of old. */
async function write(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
