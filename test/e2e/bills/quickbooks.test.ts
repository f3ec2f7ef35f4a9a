import { listAt, numberAt, valueAt } from '../../core/accounting/json-body';
import { signedIn } from '../accounting/books';
import { COMPANY } from '../accounting/quickbooks';
import { SENDER } from '../mail/invoice-mail';
import { truthOf } from '../truth';
import { sumOf, testBills } from './bills-of-a-tool';

testBills({
	name: 'QuickBooks',
	file: '2-mail-to-quickbooks-bill.json',
	credential: signedIn('quickBooksOAuth2Api'),
	settings: (url) => ({
		quickBooksUrl: url,
		companyId: COMPANY,
		taxAccount: '72',
		vendors: JSON.stringify({ [SENDER]: '56' }),
	}),
	read: (bill) => {
		const lines = listAt(bill, 'Line');
		return {
			number: valueAt(bill, 'DocNumber'),
			// the last line is the tax
			lines: lines
				.slice(0, -1)
				.map((line) => [valueAt(line, 'Description'), valueAt(line, 'Amount')]),
			total: sumOf(lines.map((line) => numberAt(line, 'Amount'))),
		};
	},
	linesOf: (sample) =>
		truthOf(sample).line_items.map(({ item_description, line_total }) => [
			item_description,
			line_total,
		]),
});
