import { later } from '../../../test/files/einvoices/own/base';
import { ownCii } from '../../../test/files/einvoices/own/cii';
import { sumsOf, totalOfLine, type OwnInvoice } from '../../../test/files/einvoices/own/invoice';
import { invoiceOf, KINDS } from '../../../test/files/einvoices/own/kinds';
import { ownHybrid } from '../../../test/files/einvoices/own/page';
import type { Random } from '../../../test/files/einvoices/own/random';
import { ownUbl } from '../../../test/files/einvoices/own/ubl';
import { TAMPERINGS, withOtherDigit, type Tampering } from './tampered';

/** An e-invoice of our own, and what it says. Amounts in cents. */
export interface OwnCase {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly invoice: OwnInvoice;
	readonly lines: readonly number[];
}

const wholes = ({ lines }: OwnInvoice) => lines.map(totalOfLine);
const details = ({ lines }: OwnInvoice) =>
	lines.flatMap((line) =>
		line.parts.length === 0 ? [totalOfLine(line)] : line.parts.map(({ share }) => share),
	);

/** Each kind in each syntax, so many times, with other numbers. */
export function ownXmlCases(random: Random, rounds: number): OwnCase[] {
	return Array.from({ length: rounds }).flatMap((_, round) =>
		Object.keys(KINDS).flatMap((kind) => {
			const invoice = invoiceOf(kind, random);
			const caseOf = (syntax: string, xml: string, lines: readonly number[]): OwnCase => ({
				name: `own ${kind} ${round + 1} ${syntax}.xml`,
				bytes: Buffer.from(xml),
				invoice,
				lines,
			});
			return [
				caseOf('UBL', ownUbl(invoice), wholes(invoice)),
				caseOf('CII', ownCii(invoice), wholes(invoice)),
				caseOf('CII EXTENDED', ownCii(invoice, 'EXTENDED'), details(invoice)),
			];
		}),
	);
}

/** Kinds that a page prints as its XML says them: a credit note's page has its signs in many ways. */
const PRINTED = Object.keys(KINDS).filter(
	(kind) => !/credit note|gives back|negative|parts|tells|free/.test(kind),
);

/** Hybrids whose page says what their XML does. */
export const ownHybridCases = (random: Random, count: number): Promise<OwnCase[]> =>
	Promise.all(
		Array.from({ length: count }, async (_, at) => {
			const kind = PRINTED[at % PRINTED.length] ?? 'plain';
			const invoice = invoiceOf(kind, random);
			return {
				name: `own hybrid ${at + 1}, ${kind}.pdf`,
				bytes: await ownHybrid(invoice, random),
				invoice,
				lines: wholes(invoice),
			};
		}),
	);

/** Accounts that no invoice of our own prints. */
const OTHER_IBANS = ['GB29NWBK60161331926819', 'AT611904300234573201', 'DE75512108001245126199'];

/** The XML says another thing than the page, and agrees with itself: no check of sums finds it. */
const CHANGES: Readonly<
	Record<Tampering, (invoice: OwnInvoice, random: Random) => Partial<OwnInvoice>>
> = {
	number: ({ number }, random) => ({ number: withOtherDigit(number, random.next) ?? `${number}1` }),
	date: ({ date }, random) => ({ date: later(date, random.of([-31, -10, -1, 1, 9, 30, 365])) }),
	total: ({ lines: [first, ...others] }, random) =>
		first === undefined
			? {}
			: {
					lines: [
						{ ...first, price: Number((first.price + random.between(1, 90_000) / 100).toFixed(2)) },
						...others,
					],
				},
	iban: (_, random) => ({ ibans: [random.of(OTHER_IBANS)] }),
};

/** A hybrid whose XML says another number, date, total or account than its page; undefined where nothing is other. */
export async function tamperedOwn(
	random: Random,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
	const kind = random.of(PRINTED);
	const what = random.of(TAMPERINGS);
	const printed = invoiceOf(kind, random);
	const invoice = { ...printed, due: null, ...CHANGES[what](printed, random) };
	return what === 'total' && sumsOf(invoice).gross === sumsOf(printed).gross
		? undefined
		: { name: `${what} of own ${kind}.pdf`, bytes: await ownHybrid(invoice, random, printed) };
}
