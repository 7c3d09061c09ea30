import { listFlags } from '../api';
import { ShareBar } from '../learning/ShareBar';
import { count } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { inPercent, type Pack, share } from './figures';
import { type Found, Leading } from './Leading';
import classes from './Overview.module.css';

/** How many of each kind are shown. */
const SHOWN = 6;

interface Props {
  pack: Pack;
  found: Found;
}

/** What speaks against leads and for them, the most frequent first. */
export function Flags({ pack, found }: Props) {
  const all = useLoad('flags', listFlags).data?.items;
  if (!all) return null;
  const signals = new Set(all.filter(({ kind }) => kind === 'signal').map(({ key }) => key));
  const kinds = [
    { title: 'Top risks', flags: pack.flags.filter(({ flag }) => !signals.has(flag)) },
    { title: 'Top signals', flags: pack.flags.filter(({ flag }) => signals.has(flag)) },
  ];
  return (
    <div className={classes.halves}>
      {kinds.map(({ title, flags }) => (
        <Section key={title} title={title}>
          {flags.length === 0 ? (
            <p className={ledger.says}>None.</p>
          ) : (
            <FlagTable caption={title} flags={flags.slice(0, SHOWN)} of={pack.decisions} found={found} />
          )}
        </Section>
      ))}
    </div>
  );
}

interface TableProps {
  caption: string;
  flags: Pack['flags'];
  of: number;
  found: Props['found'];
}

function FlagTable({ caption, flags, of, found }: TableProps) {
  return (
    <table className={ledger.ledger} data-testid={caption.toLowerCase().replace(' ', '-')}>
      <caption className={ledger.hidden}>{caption}</caption>
      <tbody>
        {flags.map(({ flag, decisions }) => (
          <tr key={flag}>
            <th scope="row" style={{ width: '46%' }}>
              <Leading to={found({ flag })}>{flag.replaceAll('_', ' ')}</Leading>
            </th>
            <td>
              <ShareBar share={share(decisions, of)} />
            </td>
            <td className={ledger.number}>{count(decisions)}</td>
            <td className={ledger.number} style={{ width: 54 }}>
              {inPercent(share(decisions, of))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
