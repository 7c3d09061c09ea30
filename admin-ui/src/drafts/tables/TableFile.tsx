import { Loading } from '../../parts/Loading';
import { useDeskOfPage, useSheet } from '../desk';
import { RemoveFile } from '../RemoveFile';
import { useCoverage } from '../rules/useCoverage';
import { SaveBar } from '../SaveBar';
import { StaleEdit } from '../StaleEdit';
import { Grid } from './Grid';
import { Transfer } from './Transfer';

/** A decision table of the draft. */
export function TableFile({ path }: { path: string }) {
  const { found, mayEdit, move } = useDeskOfPage();
  const coverage = useCoverage();
  const sheet = useSheet(path);
  if (!sheet) return <Loading what={`Reading ${path}`} />;
  return (
    <>
      <SaveBar path={path}>
        <Transfer path={path} />
        <RemoveFile path={path} />
      </SaveBar>
      {sheet.theirs !== undefined ? (
        <StaleEdit path={path} sheet={sheet} />
      ) : (
        <Grid
          path={path}
          text={sheet.text}
          problems={found?.problems.filter(({ file }) => file === path) ?? []}
          coverage={coverage}
          onEdit={mayEdit ? (text) => move({ kind: 'edited', path, text }) : undefined}
        />
      )}
    </>
  );
}
