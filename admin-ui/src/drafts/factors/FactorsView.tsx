import { EmptyState } from '../../parts/EmptyState';
import { Loading } from '../../parts/Loading';
import { Section } from '../../parts/Section';
import { TextLink } from '../../parts/TextLink';
import { useDeskOfPage, useSheet } from '../desk';
import { SaveBar } from '../SaveBar';
import { StaleEdit } from '../StaleEdit';
import { fileAddress, MANIFEST } from '../views';
import { BandTable } from './BandTable';
import { Effect } from './Effect';
import { FactorTable } from './FactorTable';
import { type Manifest, readManifest } from './manifest';
import { NewFactor } from './NewFactor';

/** What the pack weighs and how much, as a table; each edit changes that one value in the text of `pack.yaml`. */
export function FactorsView() {
  const { draft } = useDeskOfPage();
  const sheet = useSheet(MANIFEST);
  if (!sheet) return <Loading what="Reading the factors" />;

  const now = readManifest(sheet.text);
  return (
    <>
      <SaveBar path={MANIFEST} />
      {sheet.theirs !== undefined ? (
        <StaleEdit path={MANIFEST} sheet={sheet} />
      ) : now ? (
        <Tables now={now} saved={sheet.saved ? readManifest(sheet.saved.text) : undefined} text={sheet.text} />
      ) : (
        <EmptyState title="pack.yaml cannot be read, so there is no table of it.">
          <p>
            <TextLink href={fileAddress(draft.draft_id, MANIFEST)} underlined>
              Mend its text
            </TextLink>
          </p>
        </EmptyState>
      )}
    </>
  );
}

function Tables({ now, saved, text }: { now: Manifest; saved: Manifest | undefined; text: string }) {
  const { move, mayEdit } = useDeskOfPage();
  const edit = (next: string) => move({ kind: 'edited', path: MANIFEST, text: next });
  return (
    <>
      <FactorTable now={now} saved={saved} text={text} onEdit={mayEdit ? edit : undefined} />
      <Effect />
      {mayEdit && <NewFactor manifest={now} text={text} onEdit={edit} />}
      {now.bandSets.map(({ key, bands }) => (
        <Section key={key} title={`Bands: ${key}`}>
          <BandTable set={key} bands={bands} saved={saved} text={text} onEdit={mayEdit ? edit : undefined} />
        </Section>
      ))}
    </>
  );
}
