import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';

import { ownCii, type Profile } from './cii';
import { sumsOf, totalOfLine, type OwnInvoice } from './invoice';
import type { Random } from './random';

/** How a sender prints an invoice. */
interface Print {
	readonly words: Readonly<
		Record<
			'invoice' | 'date' | 'due' | 'delivery' | 'net' | 'tax' | 'total' | 'paid' | 'toPay',
			string
		>
	>;
	readonly date: (iso: string) => string;
	readonly amount: (cents: number) => string;
	readonly iban: (iban: string) => string;
}

const WORDS: readonly Print['words'][] = [
	{
		invoice: 'Rechnung Nr.',
		date: 'Rechnungsdatum:',
		due: 'Zahlbar bis',
		delivery: 'Lieferdatum:',
		net: 'Summe netto',
		tax: 'MwSt',
		total: 'Gesamtbetrag',
		paid: 'Bereits bezahlt',
		toPay: 'Zahlbetrag',
	},
	{
		invoice: 'Invoice number',
		date: 'Invoice date',
		due: 'Due date',
		delivery: 'Date of delivery',
		net: 'Subtotal',
		tax: 'VAT',
		total: 'Total',
		paid: 'Paid',
		toPay: 'Amount due',
	},
	{
		invoice: 'Facture n°',
		date: 'Date de facture :',
		due: 'Échéance :',
		delivery: 'Date de livraison :',
		net: 'Total HT',
		tax: 'TVA',
		total: 'Total TTC',
		paid: 'Acompte',
		toPay: 'Net à payer',
	},
];
const MONTHS =
	'January February March April May June July August September October November December'.split(
		' ',
	);

const DATES: readonly Print['date'][] = [
	(iso) => iso,
	(iso) => iso.split('-').reverse().join('.'),
	(iso) => iso.split('-').reverse().join('/'),
	(iso) => {
		const [year = '', month = '', day = ''] = iso.split('-');
		return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
	},
];

const grouped =
	(group: string, point: string): Print['amount'] =>
	(cents) => {
		const [whole = '', decimals = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
		const sign = cents < 0 ? '-' : '';
		return `${sign}${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, group)}${point}${decimals}`;
	};
const AMOUNTS = [grouped('.', ','), grouped(',', '.'), grouped(' ', ','), grouped('', ',')];

const IBAN_PRINTS: readonly Print['iban'][] = [
	(iban) => iban,
	(iban) => iban.replace(/(.{4})(?=.)/g, '$1 '),
];

const printOf = (random: Random): Print => ({
	words: random.of(WORDS),
	date: random.of(DATES),
	amount: random.of(AMOUNTS),
	iban: random.of(IBAN_PRINTS),
});

type Line = readonly [left: string, right?: string];

function contentOf(invoice: OwnInvoice, { words, date, amount, iban }: Print): readonly Line[] {
	const sums = sumsOf(invoice);
	const { currency } = invoice;
	return [
		[invoice.supplier],
		[invoice.buyer],
		[`${words.invoice} ${invoice.number}`],
		[`${words.date} ${date(invoice.date)}`],
		...(invoice.period === null
			? []
			: [[`${words.delivery} ${date(invoice.period[1])}`] satisfies Line]),
		...(invoice.due === null ? [] : [[`${words.due} ${date(invoice.due)}`] satisfies Line]),
		...invoice.lines.map((line): Line => [
			`${line.quantity} ${line.name}`,
			amount(totalOfLine(line)),
		]),
		...invoice.surcharges.map((one): Line => [
			one.reason,
			amount(one.isCharge ? one.amount : -one.amount),
		]),
		[words.net, amount(sums.net)],
		...sums.vat.map(({ vat, tax }): Line => [`${words.tax} ${vat.percent ?? 0} %`, amount(tax)]),
		[words.total, `${amount(sums.gross)} ${currency}`],
		...(invoice.paid === 0
			? []
			: [
					[words.paid, amount(invoice.paid)] satisfies Line,
					[words.toPay, `${amount(sums.due)} ${currency}`] satisfies Line,
				]),
		[`USt-IdNr. / VAT ID ${invoice.vatId}`],
		...invoice.ibans.map((one): Line => [`IBAN ${iban(one)}`]),
	];
}

const LINES_OF_A_PAGE = 38;
const [WIDTH, HEIGHT, MARGIN, LINE, SIZE] = [595, 842, 50, 19, 10];

function draw(page: PDFPage, font: PDFFont, lines: readonly Line[]): void {
	for (const [index, [left, right]] of lines.entries()) {
		const y = HEIGHT - MARGIN - (index + 1) * LINE;
		page.drawText(left, { x: MARGIN, y, size: SIZE, font });
		if (right === undefined) continue;
		const x = WIDTH - MARGIN - font.widthOfTextAtSize(right, SIZE);
		page.drawText(right, { x, y, size: SIZE, font });
	}
}

/** Names that the standards give to the XML in a PDF, then and now. */
const FILE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml'];
const RICH_PROFILES: readonly Profile[] = ['BASIC', 'EN 16931', 'EXTENDED', 'XRechnung'];

/**
 * A PDF with the XML of an invoice inside, printed in one of many ways.
 *
 * @param printed what its page says, where that is another than the XML
 */
export async function ownHybrid(
	invoice: OwnInvoice,
	random: Random,
	printed: OwnInvoice = invoice,
): Promise<Uint8Array> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const lines = contentOf(printed, printOf(random));
	for (let from = 0; from < lines.length; from += LINES_OF_A_PAGE)
		draw(pdf.addPage([WIDTH, HEIGHT]), font, lines.slice(from, from + LINES_OF_A_PAGE));
	await pdf.attach(Buffer.from(ownCii(invoice, random.of(RICH_PROFILES))), random.of(FILE_NAMES), {
		mimeType: 'text/xml',
	});
	return await pdf.save();
}
