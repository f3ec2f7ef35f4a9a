import type { CellRow, Extraction } from '../../../core/api/extraction';
import { plusDays, swapped } from '../../../core/values/date/day-arithmetic';
import { isUsualTerm } from '../../../core/values/date/usual-term';
import { cell } from './clean-documents';
import type { Corruption } from './corruptions';
import { amountOf, areToldApart, numbersOfRow, rowsOf } from './evidence';

/*
 * Mistakes in what is no amount: dates, parties, numbers, currency, kind. Each is made in a document that prints what an
 * invoice prints: `withFacts` adds it, in the way of the currency's country.
 */

type Draw = (below: number) => number;
type Change = (extraction: Extraction, draw: Draw) => Extraction | undefined;

const textOf = ({ cells }: Extraction, name: string): string => String(cells[name]?.raw ?? '');
const put = (extraction: Extraction, name: string, raw: string): Extraction => ({
	...extraction,
	cells: { ...extraction.cells, [name]: { ...(extraction.cells[name] ?? cell(raw)), raw } },
});
const pick = <T>(draw: Draw, choices: readonly [T, ...T[]]): T =>
	choices[draw(choices.length)] ?? choices[0];

/* Facts */

interface Country {
	readonly date: (iso: string) => string;
	readonly vatId: string;
	readonly iban: string | null;
	readonly title: string;
	readonly terms: (days: number) => string;
}

const parts = (iso: string): readonly [string, string, string] => {
	const [year = '', month = '', day = ''] = iso.split('-');
	return [year, month, day];
};
const dayFirst = (mark: string) => (iso: string) => {
	const [year, month, day] = parts(iso);
	return [day, month, year].join(mark);
};
const monthFirst = (iso: string) => {
	const [year, month, day] = parts(iso);
	return [month, day, year].join('/');
};

const GERMANY: Country = {
	date: dayFirst('.'),
	vatId: 'DE 129 273 398',
	iban: 'DE02 1203 0000 0000 2020 51',
	title: 'Rechnung',
	terms: (days) => `Zahlbar innerhalb von ${days} Tagen netto`,
};
const COUNTRIES: Readonly<Record<string, readonly [Country, ...Country[]]>> = {
	EUR: [
		GERMANY,
		{
			date: dayFirst('/'),
			vatId: 'FR40303265045',
			iban: 'FR14 2004 1010 0505 0001 3M02 606',
			title: 'Facture',
			terms: (days) => `Paiement à ${days} jours`,
		},
	],
	GBP: [
		{
			date: dayFirst('/'),
			vatId: 'GB 123 4567 89',
			iban: 'GB29 NWBK 6016 1331 9268 19',
			title: 'INVOICE',
			terms: (days) => `Payment within ${days} days`,
		},
	],
	USD: [
		{
			date: monthFirst,
			vatId: '12-3456789',
			iban: null,
			title: 'Invoice',
			terms: (days) => `Net ${days}`,
		},
	],
	CHF: [
		{
			date: dayFirst('.'),
			vatId: 'CHE-116.281.710 MWST',
			iban: 'CH93 0076 2011 6238 5295 7',
			title: 'Rechnung',
			terms: (days) => `${days} Tage netto`,
		},
	],
};

const TODAY = '2026-06-30';
const DAYS = [14, 30, 30, 21, 45] as const;
const SELLERS = [
	'Ahlbeck Bürobedarf GmbH',
	'Marlow Paper Supplies Ltd',
	'Harrow Lane Joinery Inc.',
] as const;
const BUYERS = ['Fern & Holt Accountants', 'Steuerkanzlei Voss', 'Quay Street Books'] as const;

/** How a document with facts says its dates: to make a wrong one of the same form. */
interface Facts {
	readonly document: Extraction;
	readonly issued: string;
	readonly due: string | null;
	readonly print: (iso: string) => string;
	readonly country: Country;
}

function factsOf(extraction: Extraction, draw: Draw): Facts {
	const known = COUNTRIES[textOf(extraction, 'currency')] ?? [GERMANY];
	const country = pick(draw, known);
	const days = pick(draw, DAYS);
	const issued = plusDays(TODAY, -draw(60));
	const due = draw(10) < 6 ? plusDays(issued, days) : null;
	const printed: Readonly<Record<string, string | null>> = {
		supplier: pick(draw, SELLERS),
		buyer: pick(draw, BUYERS),
		document_type: draw(10) < 9 ? country.title : null,
		invoice_number: pick(draw, [
			`RE-${issued.slice(0, 4)}-${1000 + draw(9000)}`,
			String(100_000 + draw(900_000)),
			`${issued.replaceAll('-', '')}-${100 + draw(900)}`,
		]),
		customer_number: `K${10_000 + draw(90_000)}`,
		issue_date: country.date(issued),
		due_date: due === null ? null : country.date(due),
		vat_id: country.vatId,
		iban: country.iban,
		payment_terms: draw(10) < 5 ? country.terms(days) : null,
	};
	const document = Object.entries(printed).reduce(
		(made, [name, raw]) => put(made, name, raw ?? ''),
		extraction,
	);
	return { document, issued, due, print: country.date, country };
}

/** The document with what an invoice prints besides its amounts. */
export const withFacts = (extraction: Extraction, draw: Draw): Extraction =>
	factsOf(extraction, draw).document;

/* Mistakes */

const inFacts =
	(change: (facts: Facts, draw: Draw) => Extraction | undefined): Corruption =>
	(extraction, _spots, draw) =>
		change(factsOf(extraction, draw), draw);
const inDocument = (change: Change): Corruption =>
	inFacts(({ document }, draw) => change(document, draw));

const yearsLater = (iso: string, years: number): string =>
	`${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;

/** A date alone is no evidence: invoices are found late. A due date, or a number with a year, is. */
const yearTwoBack = inFacts(({ document, issued, due, print }) =>
	due === null && !textOf(document, 'invoice_number').includes(issued.slice(0, 4))
		? undefined
		: put(document, 'issue_date', print(yearsLater(issued, -2))),
);
const yearOneBack = inFacts(({ document, issued, due, print }) =>
	due === null ? undefined : put(document, 'issue_date', print(yearsLater(issued, -1))),
);
const dueYearAhead = inFacts(({ document, due, print }) =>
	due === null ? undefined : put(document, 'due_date', print(yearsLater(due, 1))),
);
const dayAndMonth = inFacts(({ document, issued, due, print }) => {
	const other = swapped(issued);
	if (other === undefined || due === null) return undefined;
	// Sixty days are as usual as thirty, where no terms are printed.
	const showsNothing = textOf(document, 'payment_terms') === '' && isUsualTerm(other, due);
	return showsNothing ? undefined : put(document, 'issue_date', print(other));
});
const dueIsIssue = inFacts(({ document, due }) =>
	due === null || textOf(document, 'payment_terms') === ''
		? undefined
		: put(document, 'due_date', textOf(document, 'issue_date')),
);

const copied = (from: string, to: string): Corruption =>
	inDocument((document) =>
		textOf(document, from) === '' ? undefined : put(document, to, textOf(document, from)),
	);

const otherDigitOf = (name: string): Corruption =>
	inDocument((document, draw) => {
		const text = textOf(document, name);
		const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
		const at = places[draw(places.length)];
		if (at === undefined) return undefined;
		const digit = (Number(text[at]) + 1 + draw(9)) % 10;
		return put(document, name, `${text.slice(0, at)}${digit}${text.slice(at + 1)}`);
	});

const lostDigitOf = (name: string): Corruption =>
	inDocument((document) => {
		const text = textOf(document, name);
		// The number of a company abroad has no form that could be checked.
		return /^(?:DE|FR|GB)/.test(text) ? put(document, name, text.slice(0, -1)) : undefined;
	});

/** Between people of one country, whose VAT ids are printed. */
const wrongCurrency = inFacts(({ document, country }, draw) => {
	const own = textOf(document, 'currency');
	const other = pick(draw, ['USD', 'GBP', 'EUR', 'CHF']);
	return own === other || country.iban === null ? undefined : put(document, 'currency', other);
});

const calledWith = (...titles: readonly [string, ...string[]]): Corruption =>
	inDocument((document, draw) => put(document, 'document_type', pick(draw, titles)));

/** A credit note with negative amounts is one, whatever it was before. */
const calledCredit =
	(...titles: readonly [string, ...string[]]): Corruption =>
	(extraction, spots, draw) =>
		(amountOf(extraction, 'subtotal') ?? amountOf(extraction, 'total_due') ?? 0) < 0
			? undefined
			: calledWith(...titles)(extraction, spots, draw);

const inRows = (change: (row: CellRow) => CellRow | undefined): Corruption =>
	inDocument((document) => {
		const rows = document.tables.line_items ?? [];
		const changed = rows.map(change);
		return changed.every((row) => row === undefined)
			? undefined
			: {
					...document,
					tables: {
						...document.tables,
						line_items: changed.map((row, index) => row ?? rows[index] ?? {}),
					},
				};
	});

const swappedInRows = inRows((row) => {
	const { quantity, unit_price: price } = row;
	return quantity === undefined || price === undefined || quantity.raw === price.raw
		? undefined
		: {
				...row,
				quantity: { ...quantity, raw: price.raw },
				unit_price: { ...price, raw: quantity.raw },
			};
});
const swappedColumns: Corruption = (extraction, spots, draw) =>
	rowsOf(extraction).some((_row, index) => areToldApart(extraction, index))
		? swappedInRows(extraction, spots, draw)
		: undefined;

const blankColumn = (
	name: string,
	showsIt: (numbers: ReturnType<typeof numbersOfRow>) => boolean,
): Corruption => {
	const blanked = inRows((row) => {
		const own = row[name];
		return own === undefined ? undefined : { ...row, [name]: { ...own, raw: '' } };
	});
	return (extraction, spots, draw) =>
		rowsOf(extraction).some((_row, index) => showsIt(numbersOfRow(extraction, index)))
			? blanked(extraction, spots, draw)
			: undefined;
};

/** What goes wrong when a page is read, besides its amounts. */
export const EVIDENCE_MISTAKES: Readonly<Record<string, Corruption>> = {
	'issue date two years back, due date or year in number': yearTwoBack,
	'issue date one year back, due date printed': yearOneBack,
	'due date a year ahead': dueYearAhead,
	'day and month swapped, due date printed': dayAndMonth,
	'issue date as due date, terms printed': dueIsIssue,
	'buyer as supplier': copied('buyer', 'supplier'),
	'customer number as invoice number': copied('customer_number', 'invoice_number'),
	'VAT ID as invoice number': copied('vat_id', 'invoice_number'),
	'issue date as invoice number': copied('issue_date', 'invoice_number'),
	'total as invoice number': copied('total_due', 'invoice_number'),
	'word as invoice number': inDocument((document) => put(document, 'invoice_number', 'Invoice')),
	'one digit of the IBAN wrong': otherDigitOf('iban'),
	'one digit of the VAT ID lost': lostDigitOf('vat_id'),
	'wrong currency': wrongCurrency,
	'a credit note as a bill': calledCredit('Credit Note', 'Gutschrift', 'Avoir', 'Creditnota'),
	'a pro forma as a bill': calledWith(
		'Pro Forma Invoice',
		'Proforma-Rechnung',
		'Facture pro forma',
	),
	'a reminder as a bill': calledWith('Mahnung', 'Payment Reminder', 'Rappel', 'Sollecito'),
	'a statement as a bill': calledWith('Statement of Account', 'Kontoauszug', 'Relevé de compte'),
	'an order as a bill': calledWith('Purchase Order', 'Auftragsbestätigung', 'Bon de commande'),
	'a delivery note as a bill': calledWith('Delivery Note', 'Lieferschein', 'Albarán', 'Pakbon'),
	'quantity and price swapped': swappedColumns,
	// One amount without a name may be all that a page prints.
	'descriptions blank': blankColumn(
		'item_description',
		({ quantity, unit_price: price }) => quantity !== null || price !== null,
	),
	// One piece is one without its quantity as well.
	'quantities blank': blankColumn(
		'quantity',
		({ quantity, unit_price: price, line_total: total }) =>
			quantity !== null && Math.abs(quantity) !== 1 && (price ?? 0) !== 0 && (total ?? 0) !== 0,
	),
};
