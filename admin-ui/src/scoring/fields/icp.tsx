import { Checkbox, Group, NumberInput, TagsInput } from '@mantine/core';
import { words } from '../../parts/format';
import type { Icp } from '../../types';
import { icpShelf } from '../calls';
import classes from '../Scoring.module.css';
import type { FieldsProps, Subject } from '../subject';

type Seniority = NonNullable<Icp['seniorities']>[number];

const SENIORITIES: Record<Seniority, true> = {
  entry: true,
  specialist: true,
  manager: true,
  head: true,
  director: true,
  vice_president: true,
  chief: true,
  owner: true,
};

interface Draft {
  seniorities: Seniority[];
  industries: string[];
  countries: string[];
  least: number | string;
  most: number | string;
}

/** Whom the tenant seeks; what is left empty is open. */
export const icp: Subject<Icp, Icp, Draft> = {
  name: 'icp',
  says: 'The customer that is sought. What is left empty is open: it neither helps nor harms.',
  shelf: icpShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: ({ seniorities = [], industries = [], countries = [], employees = {} }) => ({
    seniorities,
    industries,
    countries,
    least: employees.least ?? '',
    most: employees.most ?? '',
  }),
  body: ({ seniorities, industries, countries, least, most }) => ({
    ...(seniorities.length > 0 && { seniorities }),
    ...(industries.length > 0 && { industries }),
    ...(countries.length > 0 && { countries }),
    ...((least !== '' || most !== '') && {
      employees: { ...(least !== '' && { least: Number(least) }), ...(most !== '' && { most: Number(most) }) },
    }),
  }),
  Fields,
};

function Fields({ draft, onChange, faultUnder }: FieldsProps<Icp, Draft>) {
  return (
    <div className={classes.narrow}>
      <Checkbox.Group
        size="xs"
        label="Seniority"
        value={draft.seniorities}
        onChange={(seniorities) => onChange({ ...draft, seniorities: seniorities as Seniority[] })}
        error={faultUnder('/icp/seniorities')}
      >
        <Group gap="md" mt={6}>
          {Object.keys(SENIORITIES).map((one) => (
            <Checkbox key={one} size="xs" value={one} label={words(one)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TagsInput
        size="xs"
        label="Industries"
        placeholder="one, then Enter"
        value={draft.industries}
        onChange={(industries) => onChange({ ...draft, industries })}
        error={faultUnder('/icp/industries')}
      />
      <div className={classes.pair}>
        <NumberInput
          size="xs"
          label="Employees, at least"
          value={draft.least}
          onChange={(least) => onChange({ ...draft, least })}
          min={0}
          allowDecimal={false}
          error={faultUnder('/icp/employees/least')}
        />
        <NumberInput
          size="xs"
          label="Employees, at most"
          value={draft.most}
          onChange={(most) => onChange({ ...draft, most })}
          min={0}
          allowDecimal={false}
          error={faultUnder('/icp/employees/most')}
        />
      </div>
      <TagsInput
        size="xs"
        label="Countries"
        placeholder="name or code, then Enter"
        value={draft.countries}
        onChange={(countries) => onChange({ ...draft, countries })}
        error={faultUnder('/icp/countries')}
      />
    </div>
  );
}
