// Adds a company that bought, sees what a lead shares with it, takes in a list, forgets a company for good.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';
import { putLead } from './people-in-a-crm.mjs';

const LIST = `id,name,domain,industry,employees,region
initech,Initech,initech.com,Retail,3000,nordic
jane@acme.com,Jane,,Retail,,
umbrella,Umbrella,umbrella.com,Pharmaceuticals,450,
`;

const refused = (text, address) => address.includes('/v1/customers') && /400|404/.test(text);
await withPage(
  async (page) => {
    await enter(page, '/customers', 'integrator,analyst,auditor', 'Customers');
    await page.getByText('No customer is known.').waitFor();
    await addsACustomer(page);
    await takesInAList(page);
    await keepsTheFormOfATrait(page);
    await comparesACompany(page);
    await isAccessible(page, 'customers');
    await seesWhatALeadShares(page);
    await forgetsACustomer(page);
    await signOut(page);
    await hidesWhatAKeyMayNot(page);
  },
  (...complaint) => unauthorized(...complaint) || refused(...complaint),
);

async function addsACustomer(page) {
  await page.getByRole('button', { name: 'New customer' }).click();
  const form = page.getByRole('form', { name: 'New customer' });
  await form.getByLabel('Your own id').fill('globex/1');
  await form.getByLabel('Name').fill('Globex');
  await form.getByLabel('Domain').fill('gmail.com');
  await form.getByLabel('Industry').fill('Computer Software');
  await form.getByLabel('Employees').fill('120');
  await form.getByRole('combobox', { name: 'Technology' }).fill('AWS');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Salesforce');
  await form.getByRole('button', { name: 'Add a trait of your own' }).click();
  await form.getByRole('textbox', { name: 'Trait', exact: true }).fill('gender');
  await form.getByRole('combobox', { name: 'Values' }).fill('dach');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await form.getByText('must be the domain of one company').waitFor();
  await form.getByRole('textbox', { name: 'Trait', exact: true }).and(page.locator('[aria-invalid=true]')).waitFor();
  await form.getByLabel('Domain').fill('https://www.globex.com/about');
  await form.getByRole('textbox', { name: 'Trait', exact: true }).fill('region');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Globex' }).waitFor();
  const { domain, traits } = await ask('GET', '/v1/customers/globex%2F1');
  assert.equal(domain, 'globex.com');
  assert.deepEqual(traits, {
    industry: 'Computer Software',
    employees: 120,
    tech_stack: ['AWS', 'Salesforce'],
    custom: { region: ['dach'] },
  });
}

async function takesInAList(page) {
  await page.getByRole('navigation', { name: 'Where this page stands' }).getByRole('link').click();
  const list = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
  await page.locator('input[type=file]').setInputFiles(list);
  assert.equal(await page.getByTestId('taken').innerText(), '2 companies of 3 taken in, 2 new, 1 bad.');
  assert.match((await column(page, 'bad', 2))[0], /no person by an e-mail address/);
  await page.getByRole('link', { name: 'Umbrella' }).waitFor();
  assert.deepEqual(await column(page, 'customers', 1), ['Globex', 'Initech', 'Umbrella']);
}

async function keepsTheFormOfATrait(page) {
  const custom = async () => (await ask('GET', '/v1/customers/initech')).traits.custom;
  const kept = () => page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
  await page.getByRole('link', { name: 'Initech' }).click();
  const form = page.getByRole('form', { name: 'Customer' });
  await Promise.all([kept(), form.getByRole('button', { name: 'Keep' }).click()]);
  assert.deepEqual(await custom(), { region: 'nordic' });
  await page.getByRole('navigation', { name: 'Where this page stands' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
}

async function comparesACompany(page) {
  await page.getByLabel('Domain of the company').fill('initech.com');
  await page.getByLabel('Its employees').fill('many');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('tells no number of employees').waitFor();
  await page.getByText('the same company').waitFor();
  assert.equal((await column(page, 'nearest', 1))[0], 'Initech\nthe same company');
}

async function seesWhatALeadShares(page) {
  await putLead('jane', { email: 'jane@acme-labs.com', industry: 'Computer Software', tech_stack: ['AWS', 'SAP'] });
  const address = new URL(page.url());
  await page.goto(new URL('/ui/leads/lead?lead_id=jane', address).href);
  await page.getByTestId('nearest').waitFor();
  assert.equal((await column(page, 'nearest', 1))[0], 'Globex');
  assert.match((await column(page, 'nearest', 3))[0], /industry/);
  assert.match((await column(page, 'nearest', 5))[0], /employees/);
  await page.getByRole('button', { name: 'Traits beside Globex' }).click();
  const row = page.getByTestId('traits').getByRole('row', { name: /^Tech stack/ });
  assert.equal((await row.innerText()).replace(/\s+/g, ' '), 'Tech stack aws, sap aws, salesforce 2 33.3%');
  await page.getByTestId('nearest').getByRole('link', { name: 'Globex' }).click();
}

async function forgetsACustomer(page) {
  await page.getByRole('heading', { level: 1, name: 'Globex' }).waitFor();
  await page.getByRole('button', { name: 'Forget this customer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget this customer' });
  const forget = dialog.getByRole('button', { name: 'Forget', exact: true });
  await dialog.getByRole('textbox').fill('globex');
  assert.ok(await forget.isDisabled());
  await dialog.getByRole('textbox').fill('globex/1');
  await forget.click();
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  assert.deepEqual(await column(page, 'customers', 1), ['Initech', 'Umbrella']);
  await page.goBack();
  await page.getByText('There is no such customer.').waitFor();
  const { nearest } = await ask('POST', '/v1/similarity', { lead: { domain: 'globex.com', industry: 'Software' } });
  assert.ok(nearest.every(({ name }) => name !== 'Globex'));
}

async function hidesWhatAKeyMayNot(page) {
  await enter(page, '/customers/customer?customer_id=umbrella', 'analyst', 'Umbrella');
  await page.getByText('Pharmaceuticals · 450 employees').waitFor();
  assert.equal(await page.getByRole('button', { name: /Keep|Forget/ }).count(), 0);
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await page.getByTestId('customers').waitFor();
  assert.equal(await page.getByRole('button', { name: /New customer|Take in/ }).count(), 0);
}
