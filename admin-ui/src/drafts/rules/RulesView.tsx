import { useQuery } from '../../parts/address';
import { useDeskOfPage } from '../desk';
import { FileList } from '../FileList';
import { FileView } from '../FileView';
import { NewFile } from '../NewFile';
import { Removed, RemoveFile } from '../RemoveFile';
import { TextFile } from '../TextFile';
import { MANIFEST, viewOf } from '../views';
import { useCoverage } from './useCoverage';

const FOLDERS = ['risks', 'cross', 'signals', 'factors', 'actions'];

/** The rules as they are written, file by file, and in the margin in how many cases each fires. */
export function RulesView() {
  const { paths } = useDeskOfPage();
  const coverage = useCoverage();
  const asked = useQuery().get('file');
  const rules = paths.filter((path) => viewOf(path) === 'rules' && path !== MANIFEST);
  const path = asked ?? rules[0] ?? MANIFEST;

  return (
    <>
      <Removed />
      <FileView
        list={
          <>
            <FileList paths={[MANIFEST, ...rules]} chosen={path} />
            <NewFile folders={FOLDERS} ending=".drl" label="New file of rules" textOf={ruleIn} />
          </>
        }
      >
        <TextFile
          key={path}
          path={path}
          coverage={coverage}
          actions={path !== MANIFEST && <RemoveFile path={path} />}
        />
      </FileView>
    </>
  );
}

/** A rule to begin with; what it marks has to be a factor. */
const ruleIn = (folder: string, name: string) => `rule "${name}: says when it fires"
when
    Lead( !name.present )
then
    card.${folder === 'signals' ? 'signal' : folder === 'factors' ? 'factor' : 'risk'}("${name.replaceAll('-', '_')}"${folder === 'factors' ? ', 1' : ''});
end
`;
