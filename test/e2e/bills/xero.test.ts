import { listAt, numberAt, valueAt } from '../../core/accounting/json-body';
import { signedIn } from '../accounting/books';
import { TENANT } from '../accounting/xero';
import { truthOf } from '../truth';
import { sumOf, testBills } from './bills-of-a-tool';

testBills({
	name: 'Xero',
	file: '3-mail-to-xero-bill.json',
	credential: signedIn('xeroOAuth2Api'),
	settings: (url) => ({ xeroUrl: url, tenantId: TENANT }),
	read: (bill) => {
		const lines = listAt(bill, 'LineItems');
		return {
			number: valueAt(bill, 'InvoiceNumber'),
			lines: lines.map((line) =>
				['Description', 'Quantity', 'UnitAmount', 'LineAmount'].map((key) => valueAt(line, key)),
			),
			total: sumOf(
				lines.flatMap((line) => [numberAt(line, 'LineAmount'), numberAt(line, 'TaxAmount')]),
			),
		};
	},
	linesOf: (sample) =>
		truthOf(sample).line_items.map(({ item_description, quantity, unit_price, line_total }) => [
			item_description,
			quantity,
			unit_price,
			line_total,
		]),
});
