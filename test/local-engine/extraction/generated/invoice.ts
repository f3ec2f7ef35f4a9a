import fc from 'fast-check';

import { LANGUAGE_CODES, LANGUAGES, type Language, type Vocabulary } from './vocabulary';

/** Which half of the generator: finding was made with the first in view; the second is only measured. */
export type Half = 'first' | 'second';

interface DrawnLine {
	readonly description: string;
	readonly quantity: string;
	readonly unitPrice: string;
	readonly total: string;
}

/** An invoice, every value as it is printed. */
export interface DrawnInvoice {
	readonly code: string;
	readonly language: Language;
	readonly words: Vocabulary;
	readonly supplier: string;
	readonly buyer: string;
	readonly streets: readonly [string, string];
	readonly number: string;
	readonly orderNumber: string;
	readonly customerNumber: string;
	/** As printed, and in ISO 8601. */
	readonly issueDate: readonly [string, string];
	readonly dueDate: readonly [string, string];
	readonly lines: readonly DrawnLine[];
	readonly subtotal: string;
	readonly shipping: string | null;
	readonly discount: string | null;
	readonly tax: string;
	readonly total: string;
	/** The same in numbers, as a machine reads them. */
	readonly amounts: Readonly<Record<'subtotal' | 'tax' | 'total_due', number>> &
		Readonly<Partial<Record<'shipping' | 'discount', number>>>;
	readonly rows: readonly (readonly [string, number, number, number])[];
}

const line = fc.record({
	goods: fc.nat(5),
	quantity: fc.integer({ min: 1, max: 40 }),
	cents: fc.integer({ min: 150, max: 90_000 }),
});

const drawn = fc.record({
	supplier: fc.nat(2),
	buyer: fc.nat(2),
	street: fc.nat(2),
	number: fc.integer({ min: 1000, max: 99_999 }),
	numberForm: fc.constantFrom('', 'INV-', 'RE-2026-', '2026/'),
	order: fc.integer({ min: 100_000, max: 999_999 }),
	customer: fc.integer({ min: 10_000, max: 99_999 }),
	day: fc.integer({ min: 0, max: 300 }),
	term: fc.constantFrom(14, 30, 45),
	dateForm: fc.constantFrom('numeric', 'numeric', 'named'),
	lines: fc.array(line, { minLength: 1, maxLength: 7 }),
	shipping: fc.option(fc.integer({ min: 350, max: 3_000 }), { freq: 2 }),
	discount: fc.option(fc.integer({ min: 50, max: 140 }), { freq: 3 }),
});

const DAY = 86_400_000;
const EPOCH = Date.UTC(2026, 0, 3);

/** Invoices of one language. */
export const invoiceIn = (code: string, half: Half): fc.Arbitrary<DrawnInvoice> =>
	drawn.map((given): DrawnInvoice => {
		const language = LANGUAGES[code];
		if (!language) throw new Error(`no vocabulary for ${code}`);
		const money = new Intl.NumberFormat(language.locale, {
			minimumFractionDigits: 2,
			maximumFractionDigits: 2,
			useGrouping: 'min2',
		});
		const print = (cents: number): string => money.format(cents / 100).replace(/\s/g, '.');
		const date = (time: number): readonly [string, string] => [
			new Intl.DateTimeFormat(language.locale, {
				...(given.dateForm === 'named'
					? { day: 'numeric', month: 'long', year: 'numeric' }
					: { day: '2-digit', month: '2-digit', year: 'numeric' }),
				timeZone: 'UTC',
			}).format(time),
			new Date(time).toISOString().slice(0, 10),
		];
		const rows = given.lines.map(({ goods, quantity, cents }) => ({
			description: language.goods[goods] ?? '',
			quantity,
			cents,
			total: quantity * cents,
		}));
		const net = rows.reduce((sum, { total }) => sum + total, 0);
		const taxable = net + (given.shipping ?? 0) - (given.discount ?? 0);
		const tax = Math.round((taxable * language.taxRate) / 100);
		const time = EPOCH + given.day * DAY;
		const pick = (texts: readonly string[], at: number): string => texts[at] ?? texts[0] ?? '';
		return {
			code,
			language,
			words: language[half],
			supplier: pick(language.suppliers, given.supplier),
			buyer: pick(language.buyers, given.buyer),
			streets: [
				pick(language.streets, given.street),
				pick(language.streets, (given.street + 1) % 3),
			],
			number: `${given.numberForm}${given.number}`,
			orderNumber: String(given.order),
			customerNumber: String(given.customer),
			issueDate: date(time),
			dueDate: date(time + given.term * DAY),
			lines: rows.map(({ description, quantity, cents, total }) => ({
				description,
				quantity: String(quantity),
				unitPrice: print(cents),
				total: print(total),
			})),
			subtotal: print(net),
			shipping: given.shipping === null ? null : print(given.shipping),
			discount: given.discount === null ? null : print(given.discount),
			tax: print(tax),
			total: print(taxable + tax),
			amounts: {
				subtotal: net / 100,
				tax: tax / 100,
				total_due: (taxable + tax) / 100,
				...(given.shipping === null ? {} : { shipping: given.shipping / 100 }),
				...(given.discount === null ? {} : { discount: given.discount / 100 }),
			},
			rows: rows.map(
				({ description, quantity, cents, total }) =>
					[description, quantity, cents / 100, total / 100] as const,
			),
		};
	});

/** Invoices of all languages. */
export const anyInvoice = (half: Half): fc.Arbitrary<DrawnInvoice> =>
	fc.constantFrom(...LANGUAGE_CODES).chain((code) => invoiceIn(code, half));
