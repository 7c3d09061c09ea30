import { amount, count, moment, percent, words } from '../parts/format';
import type { Overview } from '../types';
import { shade } from './bands';
import { apart, known, nameOf, pace, type Pack, roundUp, share, type Step } from './figures';
import classes from './Overview.module.css';

const RATE = { top: 14, height: 72 };
const MIX = { top: 112, height: 120 };
const HEIGHT = MIX.top + MIX.height + 24;

/** Over time: how many were decided a minute, and below it which share each band had. */
export function Course({ overview, pack }: { overview: Overview; pack: Pack }) {
  const minutes = overview.step_minutes;
  const now = Date.now();
  const paces = pack.steps.map((step) => pace(step, minutes, now));
  const highest = Math.max(...paces);
  const most = roundUp(highest);
  const every = Math.ceil(pack.steps.length / 8);

  return (
    <figure className={classes.figure}>
      <div className={classes.plot} style={{ height: HEIGHT }}>
        <svg
          role="img"
          aria-label={`Decisions a minute, ${amount(highest, 1)} at most, and the share of each band, over ${pack.steps.length} ${minutes < 1440 ? 'hours' : 'days'}`}
        >
          {[0, most].map((tick) => (
            <g key={tick}>
              <line className={classes.grid} x1="0" x2="100%" y1={rateY(tick, most)} y2={rateY(tick, most)} />
              <text x="-8" y={rateY(tick, most)} dy="4" textAnchor="end">
                {amount(tick)}
              </text>
            </g>
          ))}
          <text className={classes.name} x="100%" dx="10" y={rateY(most / 2, most)} dy="4">
            a minute
          </text>
          {[0, 0.5, 1].map((tick) => (
            <g key={tick}>
              <line className={classes.grid} x1="0" x2="100%" y1={mixY(tick)} y2={mixY(tick)} />
              <text x="-8" y={mixY(tick)} dy="4" textAnchor="end">
                {percent(tick)}
              </text>
            </g>
          ))}
          {pack.steps.map((step, place) => (
            <g key={step.at}>
              <title>{`${moment(step.at).slice(0, 16)}: ${count(step.decisions)}`}</title>
              <rect
                className={classes.rate}
                {...column(place, pack.steps.length)}
                y={rateY(paces[place]!, most)}
                height={RATE.top + RATE.height - rateY(paces[place]!, most)}
              />
              <Mix step={step} pack={pack} place={place} />
              {place % every === 0 && (
                <text x={`${(place / pack.steps.length) * 100}%`} y={HEIGHT - 6}>
                  {nameOf(step.at, minutes)}
                </text>
              )}
            </g>
          ))}
          <Names pack={pack} />
        </svg>
      </div>
    </figure>
  );
}

/** The bands of a step as shares of it, the highest on top. */
function Mix({ step, pack, place }: { step: Step; pack: Pack; place: number }) {
  const all = Object.values(step.bands).reduce((sum, decisions) => sum + decisions, 0);
  let above = 1;
  return pack.bands.map(({ band }, rank) => {
    const part = share(step.bands[band] ?? 0, all);
    const y = mixY(above);
    above -= part;
    return part === 0 ? null : (
      <rect
        key={band}
        {...column(place, pack.steps.length)}
        y={y}
        height={part * MIX.height}
        fill={shade(rank, pack.bands.length)}
      />
    );
  });
}

/** Each band's name where it stands on the whole. */
function Names({ pack }: { pack: Pack }) {
  const all = known(pack);
  let above = 1;
  const middles = pack.bands.map(({ decisions }) => {
    const part = share(decisions, all);
    above -= part;
    return mixY(above + part / 2);
  });
  const places = apart(middles, 14, MIX.top + MIX.height - 2);
  return pack.bands.map(({ band, decisions }, rank) => (
    <g key={band}>
      <rect
        x="100%"
        y={places[rank]! - 4}
        width="8"
        height="8"
        transform="translate(10)"
        fill={shade(rank, pack.bands.length)}
      />
      <text className={classes.name} x="100%" dx="23" y={places[rank]} dy="4">
        {words(band)} {percent(share(decisions, all))}
      </text>
    </g>
  ));
}

const rateY = (value: number, most: number) => RATE.top + RATE.height * (1 - value / most);

const mixY = (part: number) => MIX.top + MIX.height * (1 - part);

/** Where a step stands, with a little room to its neighbours. */
const column = (place: number, of: number) => ({ x: `${((place + 0.06) / of) * 100}%`, width: `${88 / of}%` });
