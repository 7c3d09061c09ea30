import { Button, FileButton } from '@mantine/core';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { save, saveBlob } from '../../parts/save';
import { useTask } from '../../parts/useTask';
import { readSpreadsheet, SPREADSHEET } from '../calls';
import { useDeskOfPage } from '../desk';
import { isUnsaved } from '../sheets';
import { rowsOf } from './csv';

/** Takes a table or list out to a spreadsheet, and back in. */
export function Transfer({ path }: { path: string }) {
  const { draft, sheets, move, mayEdit, takeIn } = useDeskOfPage();
  const sheet = sheets[path];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const table = path.endsWith('.csv');
  const asSpreadsheet = useTask(async () => saveBlob(`${name}.xlsx`, await readSpreadsheet(draft, path)));
  if (!sheet) return null;
  const unsaved = isUnsaved(sheet);

  /** A text is taken as an edit, to be looked at and saved; a spreadsheet is read by the service, which saves it. */
  async function accept(file: File | null) {
    if (!file) return;
    if (file.name.endsWith('.xlsx')) {
      await takeIn(path, new Blob([file], { type: SPREADSHEET }));
      return;
    }
    const text = (await file.text()).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    const list = file.name.endsWith('.csv') && !table;
    move({ kind: 'edited', path, text: list ? firstColumn(text) : text });
  }

  return (
    <>
      {asSpreadsheet.problem && <ProblemNotice problem={asSpreadsheet.problem} />}
      {mayEdit && (
        <FileButton onChange={(file) => void accept(file)} accept=".csv,.txt,.xlsx">
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              disabled={unsaved}
              title={unsaved ? 'Save or undo your edits first' : 'CSV or XLSX, in place of all that stands here'}
            >
              Import
            </Button>
          )}
        </FileButton>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => save(path.slice(path.lastIndexOf('/') + 1), sheet.text, table ? 'text/csv' : 'text/plain')}
      >
        {table ? 'CSV' : 'Text'}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={asSpreadsheet.run}
        loading={asSpreadsheet.busy}
        disabled={sheet.saved === null}
        title="As it is saved"
      >
        XLSX
      </Button>
    </>
  );
}

const firstColumn = (csv: string): string =>
  rowsOf(csv)
    .map(([cell = '']) => `${cell}\n`)
    .join('');
