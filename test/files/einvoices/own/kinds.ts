import { dateOf, IBANS, later, lineOf, linesOf, plainInvoice } from './base';
import {
	rounded,
	STANDARD,
	sumsOf,
	totalOfLine,
	type OwnInvoice,
	type OwnLine,
	type Surcharge,
	type Vat,
} from './invoice';
import type { Random } from './random';

/*
 * What invoices of the standard do beyond the plain one. Source of the kinds: the terms of EN 16931-1 and the business
 * cases that the standards' own test files are about; the invoices are invented.
 */

type Change = (invoice: OwnInvoice, random: Random) => Partial<OwnInvoice>;

const surcharge = (random: Random, isCharge: boolean, most: number): Surcharge => ({
	isCharge,
	amount: random.between(1, most),
	reason: isCharge ? 'Fracht & Verpackung' : 'Mengenrabatt',
});
const withVat = (one: Surcharge, vat: Vat = STANDARD) => ({ ...one, vat });

const eachLine = (
	{ lines }: OwnInvoice,
	change: (line: OwnLine, index: number) => Partial<OwnLine>,
): Pick<OwnInvoice, 'lines'> => ({
	lines: lines.map((line, index) => ({ ...line, ...change(line, index) })),
});

const ofType =
	(type: string): Change =>
	() => ({ type });

const ofCategory =
	(category: string, percent: number | null): Change =>
	(invoice) =>
		eachLine(invoice, () => ({ vat: { category, percent } }));

/** What is taken off a line is less than the line. */
const partOf = (line: OwnLine) => Math.max(1, Math.floor(Math.abs(totalOfLine(line)) / 3));

/** All that was billed, given back. */
const negative = (invoice: OwnInvoice): Partial<OwnInvoice> => ({
	...eachLine(invoice, ({ quantity }) => ({ quantity: -quantity })),
	surcharges: invoice.surcharges.map((one) => ({ ...one, amount: -one.amount })),
});

function withParts(line: OwnLine): Partial<OwnLine> {
	const total = totalOfLine(line);
	const half = Math.floor(total / 2);
	return {
		parts: [
			{ name: `${line.name}, Teil A`, share: half },
			{ name: `${line.name}, Teil B`, share: total - half },
		],
	};
}

const SKONTO = '#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#BASISBETRAG=100.00#\n';
const RATES = [7, 0, 5, 16, 10.7, 5.5, 2.1, 8.1, 25];

export const KINDS: Readonly<Record<string, Change>> = {
	plain: () => ({}),
	'one line': (_, random) => ({ lines: linesOf(random, 1) }),
	'two hundred lines': (_, random) => ({ lines: linesOf(random, 200) }),
	'the same line twice': ({ lines }) => ({ lines: [...lines, ...lines.slice(0, 1)] }),
	'allowance of the document': (invoice, random) => ({
		surcharges: [withVat(surcharge(random, false, partOf(invoice.lines[0] ?? lineOf(random))))],
	}),
	'charge of the document': (_, random) => ({
		surcharges: [withVat(surcharge(random, true, 9000))],
	}),
	'allowances and charges of two rates': (invoice, random) => {
		const [first = lineOf(random), second = lineOf(random, 'Buch')] = invoice.lines;
		const low: Vat = { category: 'S', percent: 7 };
		return {
			lines: [first, { ...second, vat: low }],
			surcharges: [
				withVat(surcharge(random, true, 5000)),
				withVat(surcharge(random, true, 900), low),
				withVat(surcharge(random, false, partOf(first))),
				withVat(surcharge(random, false, partOf(second)), low),
			],
		};
	},
	'allowance of a line': (invoice, random) =>
		eachLine(invoice, (line) => ({ surcharges: [surcharge(random, false, partOf(line))] })),
	'allowance and charge of a line': (invoice, random) =>
		eachLine(invoice, (line, at) =>
			at % 2 === 0
				? { surcharges: [surcharge(random, true, 5000), surcharge(random, false, partOf(line))] }
				: {},
		),
	'price of a hundred': (invoice) =>
		eachLine(invoice, () => ({ per: 100, quantity: 250, price: 83.4 })),
	'prices of four decimals': (invoice, random) =>
		eachLine(invoice, () => ({
			quantity: random.between(1, 90_000) / 1000,
			price: random.between(1, 90_000) / 10_000,
		})),
	'something free': (invoice) => eachLine(invoice, (_, at) => (at === 0 ? {} : { price: 0 })),
	'a line that only tells': ({ lines }) => ({
		lines: lines.map((line, at) => (at === 1 ? { ...line, quantity: 0, price: 0 } : line)),
	}),
	'an advance was paid': (invoice, random) => ({
		paid: random.between(1, Math.max(1, sumsOf(invoice).gross - 1)),
	}),
	'all was paid': (invoice) => ({ paid: sumsOf(invoice).gross }),
	'rounded to five Rappen': (invoice) => {
		const { gross } = sumsOf(invoice);
		return { currency: 'CHF', rounding: rounded(gross / 5) * 5 - gross };
	},
	'something came back': (invoice) =>
		eachLine(invoice, ({ quantity }, at) => (at === 0 ? {} : { quantity: -quantity })),
	'corrected invoice that gives back': (invoice) => ({ ...negative(invoice), type: '384' }),
	'credit note': ofType('381'),
	'credit note of negative amounts': (invoice) => ({ ...negative(invoice), type: '381' }),
	'negative invoice': negative,
	'partial invoice': ofType('326'),
	'partial construction invoice': ofType('875'),
	'partial final construction invoice': ofType('876'),
	'final construction invoice': (invoice) => ({
		type: '877',
		paid: Math.floor(sumsOf(invoice).gross / 2),
	}),
	'prepayment invoice': ofType('386'),
	'self-billed invoice': ofType('389'),
	'hire invoice': ofType('387'),
	'freight invoice': ofType('780'),
	'tax invoice': ofType('388'),
	'several rates': (invoice, random) => ({
		lines: [...invoice.lines, ...linesOf(random, 3)].map((line) => {
			const percent = random.of([19, ...RATES]);
			return { ...line, vat: { category: percent === 0 ? 'Z' : 'S', percent } };
		}),
	}),
	exempt: ofCategory('E', 0),
	'reverse charge': ofCategory('AE', 0),
	'intra-Community supply': ofCategory('K', 0),
	export: ofCategory('G', 0),
	'zero rate': ofCategory('Z', 0),
	'not subject to VAT': ofCategory('O', null),
	'some of it exempt': (invoice, random) => ({
		lines: [...invoice.lines, { ...lineOf(random, 'Porto'), vat: { category: 'E', percent: 0 } }],
	}),
	'lines of parts': (invoice) => eachLine(invoice, withParts),
	'several accounts': () => ({ ibans: IBANS }),
	'no account': () => ({ ibans: [] }),
	'direct debit on a day': ({ date }) => ({
		due: later(date, 5),
		terms: `Der Betrag wird am ${later(date, 5).split('-').reverse().join('.')} abgebucht.`,
	}),
	'a period': ({ date }) => ({ period: [later(date, -31), later(date, -1)] }),
	'a discount for early payment': ({ date }) => ({ due: later(date, 30), terms: SKONTO }),
	'terms in words that count otherwise': ({ date }) => ({
		due: later(date, 42),
		terms:
			'14 Tage nach Abnahme der Leistung, spätestens 30 Tage netto; bei Zahlung in 8 Tagen 2 % Skonto',
	}),
	'terms of several parts': ({ date }) => ({
		due: later(date, 60),
		terms: `1. Rate bis ${later(date, 10).split('-').reverse().join('.')}, Rest 60 Tage netto.`,
	}),
	'due at once': ({ date }) => ({ due: date, terms: 'Zahlbar sofort ohne Abzug.' }),
	'was due before it was written': ({ date }) => ({ due: later(date, -3) }),
	'a year to pay': ({ date }) => ({ due: later(date, 365), terms: 'Sicherheitseinbehalt' }),
	'VAT in the currency of the books': () => ({ currency: 'EUR', taxCurrency: 'PLN' }),
	'another currency': (_, random) => ({ currency: random.of(['USD', 'GBP', 'SEK', 'PLN', 'CZK']) }),
	'old date': (_, random) => ({ date: dateOf(random).replace(/^\d{4}/, '2011'), due: null }),
	'a few cents': (invoice) => eachLine(invoice, () => ({ quantity: 1, price: 0.13 })),
	millions: (invoice) => eachLine(invoice, () => ({ quantity: 1000, price: 98_765.43 })),
	'one party in two roles': ({ supplier }) => ({ buyer: `${supplier}, Niederlassung Süd` }),
};

/** An invoice that corrects an earlier one, and is to be paid as a whole in its place: whether both were paid a person must see. */
export const correctedInvoice = (random: Random): OwnInvoice => ({
	...plainInvoice(random),
	type: '384',
});

/** An invoice of a kind; the same for the same numbers of chance. */
export function invoiceOf(kind: string, random: Random): OwnInvoice {
	const plain = plainInvoice(random);
	return { ...plain, ...KINDS[kind]?.(plain, random) };
}
