import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { settled } from '../settled';
import { dataTables } from '../workflows-4-5-6/data-tables';
import { startClerk, type Clerk } from './clerk';
import { startReviewStage, type ReviewStage } from './review-stage';
import { suppliersTable } from './suppliers-table';
import { IBAN, OTHER_IBAN } from '../../core/suppliers/suppliers';

const CLEAN = 'invoice-clean.png';
const TABLE = 'Suppliers';

let place: ReviewStage;
let clerk: Clerk;
beforeAll(async () => {
	place = await startReviewStage();
	clerk = await startClerk();
});
afterAll(async () => {
	await clerk.close();
	await place.close();
});

const ask = (known: string) =>
	place.ask([CLEAN], { options: { rememberCorrections: true } }, false, {
		...suppliersTable(TABLE),
		extract: { reviewOptions: { knownSuppliers: `=${known}` } },
	});
const remembered = async () =>
	((await dataTables(place.stage)).get(TABLE) ?? []).map(({ supplier, name, iban, account }) => ({
		supplier,
		name,
		iban,
		account,
	}));

test('what a person put right of a supplier is kept in a Data Table, known to the next document, and guarded', async () => {
	const first = await ask(`{{ $('Suppliers').all().map((row) => row.json) }}`);
	const page = await clerk.open(first.link);
	await page.locator('#value-supplier').fill('Alder & Finch Ltd');
	await page.locator('#value-iban').fill(IBAN);
	await page.locator('#approve').click();
	await page.locator('.done').waitFor();
	expect((await settled(place.stage.api, first.execution)).status).toBe('success');
	const row = { supplier: 'alder finch ltd', name: 'Alder & Finch Ltd', iban: IBAN, account: null };
	expect(await remembered()).toEqual([row]);

	// in the books it has another account; its printed name is a longer one than the table's
	const second = await ask(
		`{{ $('Suppliers').all().map((row) => ({ ...row.json, name: 'Alder & Finch Stationery Limited', account: '620' })) }}`,
	);
	const again = await clerk.open(second.link);
	expect(await again.locator('#value-supplier').inputValue()).toBe(
		'Alder & Finch Stationery Limited',
	);
	await again.locator('#value-iban').fill(OTHER_IBAN);
	await again.getByText(`the account known of "Alder & Finch Stationery Limited" is`).waitFor();
	await again.locator('#approve').click();
	await again.getByRole('button', { name: 'Approve anyway' }).click();
	await again.locator('.done').waitFor();
	const run = await settled(place.stage.api, second.execution);
	expect(run.status).toBe('success');
	expect(run.itemsOf('Approved')[0]?.json).toMatchObject({
		ocr: {
			reasons: [{ code: 'supplier_changed', numbers: { printed: OTHER_IBAN, known: IBAN } }],
			settings: { accounting: { mapping: { accountCode: '620' } } },
		},
	});
	expect(await remembered()).toEqual([
		{ ...row, name: 'Alder & Finch Stationery Limited', iban: OTHER_IBAN, account: '620' },
	]);
	expect(clerk.complaints).toEqual([]);
});
