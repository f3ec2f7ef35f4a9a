import { expect, test } from '@jest/globals';

import { fieldsFromExample } from '../../../core/schema/from-example';
import { requiredByRole } from '../../../core/schema/required-by-role';

const requiredOf = (example: object) =>
	requiredByRole(fieldsFromExample(example)).flatMap(({ name, required }) =>
		required === true ? [name] : [],
	);

test('what makes an invoice is required, by whatever name it goes; nothing else is', () => {
	expect(
		requiredOf({
			Lieferant: 'ACME',
			Rechnungsnummer: '7',
			Rechnungsdatum: '2026-03-31',
			Faelligkeit: '2026-04-30',
			Gesamtbetrag: 12.5,
			note: '',
			line_items: [{ text: 'Pens', total: 12.5 }],
		}),
	).toEqual(['Lieferant', 'Rechnungsnummer', 'Rechnungsdatum', 'Gesamtbetrag']);
	expect(requiredOf({ supplier: 'ACME', amount_due: 12.5 })).toEqual(['supplier', 'amount_due']);
});

test('fields that mean something else stay as they are', () => {
	const fields = fieldsFromExample({ licence_plate: 'B-AB 123', weight: 12.5 });
	expect(requiredByRole(fields)).toEqual(fields);
});
