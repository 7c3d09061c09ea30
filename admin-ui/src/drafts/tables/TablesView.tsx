import { EmptyState } from '../../parts/EmptyState';
import { useQuery } from '../../parts/address';
import { useDeskOfPage } from '../desk';
import { FileList } from '../FileList';
import { FileView } from '../FileView';
import { NewFile } from '../NewFile';
import { Removed, RemoveFile } from '../RemoveFile';
import { TextFile } from '../TextFile';
import { TableFile } from './TableFile';
import { Transfer } from './Transfer';

/** Decision tables as grids, and lists a term a line; both go out to spreadsheets and come back from there. */
export function TablesView() {
  const { paths } = useDeskOfPage();
  const asked = useQuery().get('file');
  const tables = paths.filter((path) => path.startsWith('tables/'));
  const shown = [...tables, ...paths.filter((path) => path.startsWith('lists/'))];
  const path = asked ?? shown[0];

  return (
    <>
      <Removed />
      <FileView
        list={
          <>
            <FileList paths={shown} chosen={path ?? null} />
            <NewFile
              folders={['tables']}
              ending=".csv"
              label="New table"
              textOf={() => 'id,message.words >=,factor,value,note\n'}
            />{' '}
            <NewFile folders={['lists']} ending=".txt" label="New list" textOf={() => ''} />
          </>
        }
      >
        {path === undefined ? (
          <EmptyState title="The pack has no tables and no lists." />
        ) : path.startsWith('tables/') ? (
          <TableFile key={path} path={path} />
        ) : (
          <TextFile
            key={path}
            path={path}
            actions={
              <>
                <Transfer path={path} />
                <RemoveFile path={path} />
              </>
            }
          />
        )}
      </FileView>
    </>
  );
}
