// On a log that somebody altered: the list shows the row as unreadable, verification names what is wrong.
import assert from 'node:assert/strict';
import { column, enter, isAccessible, unauthorized, withPage } from './browser.mjs';

const failed = (text, address) => address.includes('/v1/decisions/') && text.includes('500');
await withPage(
  async (page) => {
    await enter(page, '/decisions', 'integrator,analyst,auditor', 'Decisions');
    await page.getByTestId('decisions').waitFor();
    const rows = await page.getByTestId('decisions').locator('tbody tr').allInnerTexts();
    assert.equal(rows.length, 3);
    assert.equal(rows.filter((row) => row.includes('Unreadable.')).length, 1);
    await isAccessible(page, 'decisions-unreadable');

    await page
      .getByTestId('decisions')
      .getByRole('row', { name: /Unreadable/ })
      .getByRole('link')
      .click();
    await page.getByRole('alert').getByText('verifying the log names what is wrong').waitFor();

    await page.getByRole('link', { name: 'Verify' }).click();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.locator('[data-verdict="NOT INTACT"]').waitFor();
    assert.deepEqual(await column(page, 'findings', 1), ['ALTERED']);
    await isAccessible(page, 'verify-altered');
  },
  (...complaint) => unauthorized(...complaint) || failed(...complaint),
);
