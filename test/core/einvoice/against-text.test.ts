import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import type { EInvoice } from '../../../core/einvoice/e-invoice';
import { differencesFromText } from '../../../core/einvoice/against-text';
import { numbersIn } from '../../../core/witness/amounts-in-text';
import { datesIn } from '../../../core/witness/dates-in-text';
import { readEInvoice } from '../../../core/einvoice/read-e-invoice';
import { PRESETS } from '../../../core/schema/presets';
import { rolesOf } from '../../../core/schema/roles';
import { FACTS, ublOf } from '../../files/einvoices/make-einvoices';
import { inOneGo } from '../../files/turns';

const roles = rolesOf({ mode: 'fields', fields: PRESETS.invoice.fields });
const TODAY = '2026-11-01';
let invoice: EInvoice;
beforeAll(async () => {
	const read = await readEInvoice(Buffer.from(ublOf(FACTS)), inOneGo);
	if (read === undefined) throw new Error('no e-invoice');
	invoice = read;
});

const differing = (text: string) =>
	differencesFromText(invoice, text, roles, TODAY).map(({ field }) => field);
const page = ({
	number = 'R-2026-0815',
	date = '12.03.2026',
	total = '195,76',
	iban = 'DE89 3704 0044 0532 0130 00',
} = {}) => `Muster\nNr. ${number}\nDatum ${date}\nSumme ${total} EUR\nIBAN ${iban}`;

describe('what a page may print in many ways is the same', () => {
	test.each([
		{ number: 'r-2026-0815' },
		{ number: 'R – 2026 – 0815' },
		{ number: 'R‑2026‑0815' },
		{ date: '12. März 2026' },
		{ date: '12/03/2026' },
		{ date: '2026-03-12' },
		{ date: 'March 12, 2026' },
		{ date: '20260312' },
		{ date: '12.03.26' },
		{ total: '195.76' },
		{ total: '€195,76' },
		{ iban: 'DE89370400440532013000' },
	])('%j', (printed) => {
		expect(differing(page(printed))).toEqual([]);
	});
});

describe('what is only alike differs', () => {
	test.each([
		[{ number: 'R-2026-08155' }, 'invoice_number'],
		[{ number: 'XR-2026-0815' }, 'invoice_number'],
		[{ number: 'R-2026-0815-2' }, 'invoice_number'],
		[{ date: '13.03.2026' }, 'issue_date'],
		[{ date: '03.12.2026' }, 'issue_date'],
		[{ total: '1.195,76' }, 'total_due'],
		[{ total: '1 195,76' }, 'total_due'],
		[{ total: '195,77' }, 'total_due'],
		[{ iban: 'DE89 3704 0044 0532 0130 01' }, 'iban'],
	])('%j', (printed, field) => {
		expect(differing(page(printed))).toEqual([field]);
	});
});

test('an amount is found in every way to write it', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 999_999_999 }),
			fc.constantFrom('de-DE', 'en-US', 'fr-FR', 'de-CH'),
			(amount, locale) => {
				const printed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(
					amount / 100,
				);
				expect(numbersIn(`Total: ${printed} EUR`)).toContain(amount / 100);
			},
		),
	);
});

test('a date is found in every way to write it', () => {
	fc.assert(
		fc.property(
			fc.date({ min: new Date('2001-01-01'), max: new Date(TODAY), noInvalidDate: true }),
			fc.constantFrom('de-DE', 'fr-FR', 'en-GB', 'es-ES'),
			fc.constantFrom('short' as const, 'medium' as const, 'long' as const),
			(date, locale, dateStyle) => {
				const printed = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(
					date,
				);
				const found = datesIn(`Lyon, ${printed}`, TODAY).map((one) => one.date);
				expect(found).toContain(date.toISOString().slice(0, 10));
			},
		),
	);
});
