import { Anchor } from '@mantine/core';
import { Copy } from '../parts/Copy';
import { TextLink } from '../parts/TextLink';
import { useRole } from '../session';
import classes from './Overview.module.css';

/** What stands here until something was decided: the way to the first score. */
export function FirstScore() {
  const scores = useRole('integrator');
  const makesKeys = useRole('admin');
  const command = commandFor(window.location.origin);

  return (
    <section aria-label="The way to the first score" className={classes.first}>
      <p>Nothing was decided yet. The first score is three steps away.</p>
      <ol className={classes.steps}>
        <li>
          <p>
            <strong>Have a key that may score</strong>
          </p>
          {scores ? (
            <p>The key you signed in with may: it has the role integrator.</p>
          ) : makesKeys ? (
            <p>
              Make one with the role integrator in{' '}
              <TextLink href="/settings/general" underlined>
                Settings
              </TextLink>
              .
            </p>
          ) : (
            <p>Ask whoever administers your keys for one with the role integrator.</p>
          )}
        </li>
        <li>
          <p>
            <strong>Send a lead</strong>
          </p>
          <p>In any shape: whatever your form or CRM sends. Put your key in place of KEY.</p>
          <pre className={classes.command} data-testid="command" tabIndex={0}>
            {command}
          </pre>
          <Copy text={command} name="the command" label="Copy" />
        </li>
        <li>
          <p>
            <strong>See it here</strong>
          </p>
          <p>
            This page shows it within seconds.
            {scores && (
              <>
                {' '}
                Or{' '}
                <TextLink href="/score" underlined>
                  score a lead by hand
                </TextLink>
                .
              </>
            )}{' '}
            All routes stand at{' '}
            <Anchor href="/docs" fz="inherit" underline="always">
              /docs
            </Anchor>
            .
          </p>
        </li>
      </ol>
    </section>
  );
}

const commandFor = (origin: string) =>
  `curl -s ${origin}/v1/decisions \\
  -H 'X-API-Key: KEY' -H 'Content-Type: application/json' \\
  -d '{"pack":"lead-quality","lead":{"name":"Ana Silva","email":"ana@acme-labs.com",
       "phone":"+34 612 345 679","country":"ES","message":"We need an offer for 20 licences."}}'`;
