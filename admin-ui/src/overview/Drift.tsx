import { change, count, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Verdict } from '../parts/Verdict';
import type { Overview } from '../types';
import { inPercent, roundUp, share } from './figures';
import classes from './Overview.module.css';

type Moved = Overview['packs'][number]['drift'];
type Range = Moved['ranges'][number];

const TOP = 14;
const HEIGHT = 150;

/** How scores spread now against the 28 days before, drawn and in figures. */
export function Drift({ drift }: { drift: Moved }) {
  const all = sum(drift.ranges, ({ decisions }) => decisions);
  const allBefore = sum(drift.ranges, ({ before }) => before);
  const rows = drift.ranges.map((range) => ({
    from: range.from,
    name: `${range.from}–${range.from === 90 ? 100 : range.from + 9}`,
    now: share(range.decisions, all),
    before: share(range.before, allBefore),
    decisions: range.decisions,
  }));
  const most = Math.min(1, roundUp(Math.max(...rows.map(({ now, before }) => Math.max(now, before)))));
  const y = (part: number) => TOP + HEIGHT * (1 - part / most);

  return (
    <>
      <div className={classes.verdict}>
        <Found index={drift.index} />
      </div>
      <div className={classes.pair}>
        <figure className={classes.figure}>
          <div className={`${classes.plot} ${classes.bare}`} style={{ height: TOP + HEIGHT + 24 }}>
            <svg role="img" aria-label="Share of decisions in ten ranges of scores, now and before">
              {[0, most / 2, most].map((tick) => (
                <g key={tick}>
                  <line className={classes.grid} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
                  <text x="-8" y={y(tick)} dy="4" textAnchor="end">
                    {percent(tick)}
                  </text>
                </g>
              ))}
              {rows.map(({ from, now, before }) => (
                <g key={from}>
                  <rect className={classes.rate} x={`${from + 0.6}%`} width="8.8%" y={y(now)} height={y(0) - y(now)} />
                  {allBefore > 0 && (
                    <line
                      className={classes.before}
                      x1={`${from}%`}
                      x2={`${from + 10}%`}
                      y1={y(before)}
                      y2={y(before)}
                    />
                  )}
                  <text x={`${from}%`} y={TOP + HEIGHT + 18}>
                    {from}
                  </text>
                </g>
              ))}
              <text x="100%" y={TOP + HEIGHT + 18} textAnchor="end">
                100
              </text>
            </svg>
          </div>
          <figcaption className={ledger.says}>
            Bars are the time shown{allBefore > 0 && ', the line across them the 28 days before'}.
          </figcaption>
        </figure>
        <table className={ledger.ledger} data-testid="drift">
          <caption className={ledger.hidden}>Share of decisions by score</caption>
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col" className={ledger.number}>
                Decisions
              </th>
              <th scope="col" className={ledger.number}>
                Share
              </th>
              <th scope="col" className={ledger.number}>
                Moved
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, name, now, before, decisions }) => (
              <tr key={from}>
                <th scope="row">{name}</th>
                <td className={ledger.number}>{count(decisions)}</td>
                <td className={ledger.number}>{inPercent(now)}</td>
                <td className={ledger.number}>{allBefore > 0 ? change((now - before) * 100, 1) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What the population stability index says, in the words that are usual for it. */
function Found({ index }: { index: number | null }) {
  if (index === null)
    return <span className={ledger.muted}>Too few decisions on either side to say whether scores moved.</span>;
  const told = `population stability index ${index.toFixed(3)}`;
  if (index < 0.1) return <Says word="STEADY" good text={`Scores spread as in the 28 days before, ${told}.`} />;
  if (index < 0.25) return <Says word="MOVED" good={null} text={`Scores moved a little, ${told}.`} />;
  return (
    <Says
      word="MOVED"
      good={false}
      text={`Scores moved much, ${told}: look at what is sent, and at what was rolled out.`}
    />
  );
}

const Says = ({ word, good, text }: { word: string; good: boolean | null; text: string }) => (
  <Verdict word={word} good={good}>
    {text}
  </Verdict>
);

const sum = (ranges: Range[], of: (range: Range) => number) => ranges.reduce((all, range) => all + of(range), 0);
