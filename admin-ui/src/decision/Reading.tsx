import { plain } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Detection, Json } from '../types';
import classes from './Reading.module.css';

/** How the lead was read: which value became which field, found where and how, and what is left over. */
export function Reading({ detection }: { detection: Detection }) {
  const fields = Object.entries(detection.detected_fields);
  return (
    <Section title="How it was read">
      {fields.length === 0 ? (
        <p className={classes.none}>No field was recognized.</p>
      ) : (
        <table className={`${ledger.ledger} ${classes.fields}`} data-testid="reading">
          <caption className={ledger.hidden}>Fields as they were read</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value as normalized</th>
              <th scope="col">Found at</th>
              <th scope="col">Method</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(([field, { source, method }]) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>
                  <Value value={detection.canonical_lead[field]} />
                </td>
                <td className={ledger.code}>{source}</td>
                <td>{method.replaceAll('_', ' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={classes.rest}>
        <Rest name="Missing" items={detection.missing_fields} />
        <Rest name="Not recognized" items={detection.unrecognized_fields} />
        <Rest
          name="Found twice"
          items={detection.conflicts.map(
            ({ field, kept, others }) => `${field}: kept ${plain(kept)}, not ${others.map(plain).join(', ')}`,
          )}
          each
        />
        <Rest name="Warnings" items={detection.warnings.map(plain)} each />
      </dl>
    </Section>
  );
}

/** Plain values as text; what has parts, part by part. */
function Value({ value }: { value: Json | undefined }) {
  if (value === null || typeof value !== 'object') return plain(value);
  return Object.entries(value).map(([part, inner]) => (
    <div key={part}>
      <span className={ledger.muted}>{part}</span> {plain(inner)}
    </div>
  ));
}

/** One kind of left-over; nothing where there is none. */
function Rest({ name, items, each = false }: { name: string; items: string[]; each?: boolean }) {
  if (items.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{each ? items.map((item) => <div key={item}>{item}</div>) : items.join(', ')}</dd>
    </div>
  );
}
