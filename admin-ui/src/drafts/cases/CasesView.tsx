import { address, draftAddress, useQuery } from '../../parts/address';
import { TextLink } from '../../parts/TextLink';
import { useDeskOfPage } from '../desk';
import { FileList } from '../FileList';
import { FileView } from '../FileView';
import { NewFile } from '../NewFile';
import { Removed, RemoveFile } from '../RemoveFile';
import { TextFile } from '../TextFile';
import { viewOf } from '../views';
import { FromDecision } from './FromDecision';
import classes from './CasesView.module.css';
import { Results } from './Results';

/** The cases that prove the draft: what came of them, which rules they fire, and the cases themselves. */
export function CasesView() {
  const { draft, paths, test } = useDeskOfPage();
  const path = useQuery().get('file');
  const cases = paths.filter((other) => viewOf(other) === 'cases');
  const failed = new Set(test.answer?.failures.map(({ file }) => file));
  const folders = [...new Set(['cases', ...cases.map((other) => other.slice(0, other.lastIndexOf('/')))])];

  return (
    <>
      <Removed />
      <FileView
        list={
          <>
            <p className={classes.results} aria-current={path === null ? 'page' : undefined}>
              <TextLink href={address(draftAddress(draft.draft_id), { view: 'cases' })}>Results and coverage</TextLink>
            </p>
            <NewFile folders={folders} ending=".yaml" label="New case" textOf={() => BEGINNING} /> <FromDecision />
            <FileList paths={cases} chosen={path} failed={failed} />
          </>
        }
      >
        {path === null ? (
          <Results />
        ) : (
          <>
            <TextFile key={path} path={path} actions={<RemoveFile path={path} />} />
            <Faults path={path} />
          </>
        )}
      </FileView>
    </>
  );
}

function Faults({ path }: { path: string }) {
  const { test } = useDeskOfPage();
  const failure = test.answer?.failures.find(({ file }) => file === path);
  return failure ? (
    <ul className={classes.faults} aria-label="Why the case failed">
      {failure.faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  ) : null;
}

const BEGINNING = `about: missing_name
lead: { email: ana@example.com }
expect: { has: [missing_name] }
`;
