import { Details } from '../parts/Details';
import { moment } from '../parts/format';
import { Section } from '../parts/Section';
import type { SignedPackVersion } from '../types';

/** What a version is, by hash, and who stands for it. */
export function VersionReceipt({ version }: { version: SignedPackVersion }) {
  const { line, state, author, approver, published_on, retired_on, pack_hash, cases_hash, verifier_key } = version;
  return (
    <Section title="Receipt">
      <Details
        testId="receipt"
        of={{
          line,
          state,
          author,
          approved_by: approver,
          published_on: moment(published_on),
          retired_on: retired_on && moment(retired_on),
          pack_hash,
          cases_hash,
          verifier_key,
        }}
      />
    </Section>
  );
}
