import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Detection } from '../types';
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
                <td>{detection.canonical_lead[field]}</td>
                <td className={ledger.code}>{source}</td>
                <td>{method.replaceAll('_', ' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={classes.rest}>
        <Rest name="Missing" items={[detection.missing_fields.join(', ')]} />
        <Rest name="Not recognized" items={[detection.unrecognized_fields.join(', ')]} />
        <Rest
          name="Found twice"
          items={detection.conflicts.map(({ field, kept, others }) => `${field}: ${kept}, not ${others.join(', ')}`)}
        />
        <Rest name="Warnings" items={detection.warnings} />
      </dl>
    </Section>
  );
}

/** One kind of left-over, a line each; nothing where there is none. */
function Rest({ name, items }: { name: string; items: string[] }) {
  if (items.join('') === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {items.map((item) => (
          <div key={item}>{item}</div>
        ))}
      </dd>
    </div>
  );
}
