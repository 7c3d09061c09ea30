import { moment } from '../parts/format';
import type { Rollout } from '../types';
import classes from './Lanes.module.css';

type Step = Rollout['timeline'][number];

interface Stretch {
  version: string;
  stage: string;
  from: number;
  to: number;
}

const LANE = 26;

/** Which version judged when, a lane for each: what was live, and what was on trial beside it. */
export function Lanes({ steps }: { steps: Step[] }) {
  const now = Date.now();
  const stretches = stretchesOf(steps, now);
  const lanes = [...new Set(stretches.map(({ version }) => version))].reverse();
  const first = Math.min(...stretches.map(({ from }) => from));
  if (lanes.length === 0 || first >= now) return null;

  const share = (at: number) => (at - first) / (now - first);
  const height = lanes.length * LANE;
  return (
    <figure className={classes.lanes} data-testid="lanes">
      <figcaption className={classes.hidden}>
        {stretches
          .map(({ version, stage, from, to }) => `${version} ${stage} from ${iso(from)} to ${iso(to)}`)
          .join('; ')}
      </figcaption>
      <div className={classes.names}>
        {lanes.map((version) => (
          <div key={version}>{version}</div>
        ))}
      </div>
      <div className={classes.plot} aria-hidden="true">
        <svg width="100%" height={height}>
          {lanes.map((version, lane) => (
            <line key={version} className={classes.base} x1="0" x2="100%" y1={lane * LANE + 13} y2={lane * LANE + 13} />
          ))}
          {stretches.map(({ version, stage, from, to }) => (
            <rect
              key={`${version} ${stage} ${from}`}
              className={stage === 'live' ? classes.live : classes.trial}
              x={`${share(from) * 100}%`}
              width={`${Math.max(share(to) - share(from), 0.003) * 100}%`}
              y={lanes.indexOf(version) * LANE + 6}
              height="14"
            >
              <title>{`${version} ${stage}, ${iso(from)} to ${iso(to)}`}</title>
            </rect>
          ))}
          {stretches
            .filter(({ from, to }) => share(to) - share(from) > 0.09)
            .map(({ version, stage, from }) => (
              <text
                key={`${version} ${stage} ${from}`}
                className={stage === 'live' ? classes.liveName : classes.trialName}
                x={`${share(from) * 100}%`}
                dx="6"
                y={lanes.indexOf(version) * LANE + 17}
              >
                {stage}
              </text>
            ))}
        </svg>
        <div className={classes.ends}>
          <span>{iso(first)}</span>
          <span>now</span>
        </div>
      </div>
    </figure>
  );
}

const iso = (at: number) => moment(new Date(at).toISOString());

/** Steps are the newest first; each holds until the next one, and what goes on as it was is one stretch. */
function stretchesOf(steps: Step[], now: number): Stretch[] {
  const open = new Map<string, Stretch>();
  const all: Stretch[] = [];
  for (const { at, live, trial } of [...steps].reverse()) {
    const time = Date.parse(at);
    const running = [
      { version: live, stage: 'live' },
      ...(trial ? [{ version: trial.version, stage: stageName(trial) }] : []),
    ].map((one) => ({ ...one, key: `${one.version} ${one.stage}` }));
    for (const [key, stretch] of open) {
      if (running.some((one) => one.key === key)) continue;
      stretch.to = time;
      open.delete(key);
    }
    for (const { version, stage, key } of running) {
      if (open.has(key)) continue;
      const begun = { version, stage, from: time, to: now };
      open.set(key, begun);
      all.push(begun);
    }
  }
  return all;
}

const stageName = ({ stage, percent }: NonNullable<Step['trial']>) =>
  stage === 'canary' ? `canary ${percent}%` : stage;
