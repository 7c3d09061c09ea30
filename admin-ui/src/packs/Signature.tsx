import { Copy } from '../parts/Copy';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { SignedPackVersion } from '../types';
import classes from './Signature.module.css';

/** By what anyone can check that a version is what was approved: the signed note, and the files its hash is of. */
export function Signature({ version: { signature, files } }: { version: SignedPackVersion }) {
  return (
    <>
      <Section title="Signature" actions={<Copy text={signature} name="signature" label="Copy" />}>
        <p className={ledger.says}>
          A signed note (Ed25519) over line, pack, version and both hashes. In the unpacked archive{' '}
          <code>find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum</code> gives the pack hash.
        </p>
        <pre className={`${ledger.code} ${classes.note}`} data-testid="signature">
          {signature}
        </pre>
      </Section>
      <Section title={`Files: ${counted(files.length, 'file')}`}>
        <ul className={`${ledger.code} ${classes.files}`} data-testid="files">
          {files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
