import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, lines } from '../documents';

/** Today is 2026-06-30. */
const doubtsAbout = (fields: Record<string, string>, what = 'Pens') =>
	judged(
		documentOf({ supplier: 'Muster GmbH', total_due: '60.00', ...fields }, [
			...lines(`${what} | 4 | 15.00 | 60.00`),
		]),
	).checks.flatMap(({ code, result, message }) =>
		code === 'date_year' && result === 'failed' ? [message] : [],
	);

describe('an old invoice is accepted as long as nothing speaks against its year', () => {
	test.each([
		['of last year', { issue_date: '2025-03-31' }],
		['of two years ago', { issue_date: '2024-03-31' }],
		['of an archive', { issue_date: '1996-03-31' }],
		['with a number of its year', { issue_date: '2024-03-31', invoice_number: 'RE-2024-0001' }],
		['with a number of the next year', { issue_date: '2024-12-30', invoice_number: '2025/17' }],
		['with a number of the year before', { issue_date: '2024-01-02', invoice_number: '2023/17' }],
		['with a number of the next books', { issue_date: '2024-07-01', invoice_number: 'FY2025-17' }],
		['with the date of its order', { issue_date: '2024-06-30', invoice_number: '20240102-17' }],
		['with a date a week later', { issue_date: '2024-06-05', invoice_number: '20240612-17' }],
		['with a number that only counts', { issue_date: '2024-03-31', invoice_number: 'INV-2002' }],
		[
			'with a number that begins so by chance',
			{ issue_date: '2024-03-31', invoice_number: '2002-9' },
		],
	])('%s', (_name, fields) => {
		expect(doubtsAbout(fields)).toEqual([]);
	});

	test.each([
		['for the next year', 'Maintenance 2025'],
		['for several years', 'Licence 2024 to 2026'],
		['of a model', 'Windows Server 2019'],
	])('%s', (_name, what) => {
		expect(doubtsAbout({ issue_date: '2024-03-31', invoice_number: '17' }, what)).toEqual([]);
	});
});

describe('a year is doubtful', () => {
	test.each([
		[
			'by the invoice number',
			{ issue_date: '2024-03-31', invoice_number: 'RE-2026-0001' },
			'Pens',
			'the issue date 2024-03-31 is not of 2026, as the invoice number “RE-2026-0001” seems to be',
		],
		[
			'by a number of the next year',
			{ issue_date: '2025-06-12', invoice_number: 'RE-2026-0117' },
			'Pens',
			'the issue date 2025-06-12 is not of 2026, as the invoice number “RE-2026-0117” seems to be',
		],
		[
			'by a later date in the number',
			{ issue_date: '2025-10-12', invoice_number: '20251020-4' },
			'Pens',
			'the issue date is 2025-10-12, and the invoice number “20251020-4” has 2025-10-20',
		],
		[
			'by a date in the number long before',
			{ issue_date: '2025-09-12', invoice_number: '20250315-4' },
			'Pens',
			'the issue date is 2025-09-12, and the invoice number “20250315-4” has 2025-03-15',
		],
		[
			'by what was sold years later',
			{ issue_date: '2024-03-31' },
			'Maintenance 2026',
			'the issue date 2024-03-31 is years before 2026, which “Maintenance 2026” names, and nothing else is of 2024',
		],
		[
			'by an age that no invoice has',
			{ issue_date: '1995-12-31' },
			'Pens',
			'the issue date 1995-12-31 is more than 30 years ago',
		],
	])('%s', (_name, fields, what, message) => {
		expect(doubtsAbout(fields, what)).toEqual([message]);
	});
});
