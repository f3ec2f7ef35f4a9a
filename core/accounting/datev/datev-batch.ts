import type Big from 'big.js';

import { absentHead, numberTooLong } from '../bill/absent';
import { ZERO } from '../bill/amounts';
import type { Bill, BillLine } from '../bill/bill';
import type { Booked } from '../bill/booking';
import { missingOnLines } from '../bill/lines-in-words';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { clipped, givenText } from '../plain-text';
import { bookingBatch, quoted, type BookingRow } from './extf';

const FORMAT = 'datev_batch';
const CURRENCY = 'EUR';
/** Lengths of DATEV's description of the format. */
const MOST_NUMBER = 36;
const MOST_COST_CENTER = 36;
const MOST_TEXT = 60;
const MOST_NAME = 30;
const DECIMALS = 2;
/** Digits of an account where nothing else is said. */
const ACCOUNT_LENGTH = 4;
/** A tax code that says: the account itself knows its tax. */
const AUTOMATIC = '0';

/** What is missing where a setting is not as it must be. */
const unlessLike = (
	pattern: RegExp,
	given: string | null | undefined,
	part: string,
	message: string,
): MissingPart[] => (pattern.test(givenText(given ?? '') ?? '') ? [] : [{ part, message }]);

function headMissing(mapping: AccountingMapping, isPaid: boolean): MissingPart[] {
	const { consultantNumber, clientNumber, accountLength, fiscalYearStart } = mapping;
	return [
		...unlessLike(
			/^(?:100[1-9]|10[1-9]\d|1[1-9]\d\d|[2-9]\d{3}|\d{5,7})$/,
			consultantNumber,
			'Beraternummer',
			'Give the number of the tax consultant in DATEV (Consultant Number), from 1001 to 9999999.',
		),
		...unlessLike(
			/^[1-9]\d{0,4}$/,
			clientNumber,
			'Mandantennummer',
			'Give the number of your company in DATEV (Client Number), from 1 to 99999.',
		),
		...unlessLike(
			/^[4-8]$/,
			givenText(accountLength) ?? String(ACCOUNT_LENGTH),
			'Sachkontenlänge',
			'The length of the accounts (Account Length) is from 4 to 8 digits.',
		),
		...unlessLike(
			/^\d{4}-\d\d-\d\d$/,
			givenText(fiscalYearStart) ?? '2000-01-01',
			'WJ-Beginn',
			'The beginning of a fiscal year (Fiscal Year Start) is a date such as 2026-01-01.',
		),
		...(isPaid
			? unlessLike(
					/^\d{1,9}$/,
					mapping.paidFrom,
					'Konto',
					'This is paid already. Give the number of the account it was paid from (Paid From).',
				)
			: unlessLike(
					/^\d{1,9}$/,
					mapping.vendorId,
					'Konto',
					'Give the number of the creditor in DATEV (Vendor), such as 70012.',
				)),
	];
}

/** A line with what is to be booked of it, tax and all. */
interface GrossLine {
	readonly line: BillLine;
	readonly gross: Big;
	readonly taxCode: string | null;
}

function grossLines({ lines, shares, taxIncluded, taxCodes }: Booked): GrossLine[] | MissingPart {
	const codes = 'codes' in taxCodes ? taxCodes.codes : [];
	if (!taxIncluded && shares === null)
		return {
			part: 'Umsatz',
			message:
				'DATEV books amounts with tax, and the document doesn’t show how much of it each line bears. Add a column for the tax rate of each row.',
		};
	return lines.map((line, index) => ({
		line,
		gross: taxIncluded ? line.amount : line.amount.plus(shares?.[index] ?? ZERO),
		taxCode: codes[index] ?? null,
	}));
}

function lineMissing(lines: readonly GrossLine[], tax: Big): MissingPart[] {
	const about = (is: (line: GrossLine) => boolean, part: string, message: string) =>
		missingOnLines(
			lines.filter(is).map(({ line }) => line),
			part,
			message,
		);
	return [
		...about(
			({ line }) => !/^\d{1,9}$/.test(line.codes.account ?? ''),
			'Gegenkonto',
			'give the number of the account in DATEV, such as 4930.',
		),
		...about(
			({ taxCode }) => taxCode === null && !tax.eq(0),
			'BU-Schlüssel',
			'there is tax on the document. Give the tax key (BU-Schlüssel), or 0 for an account that knows its tax itself.',
		),
		...about(
			({ taxCode }) => taxCode !== null && !/^\d{1,4}$/.test(taxCode),
			'BU-Schlüssel',
			'the tax key (BU-Schlüssel) is a number of at most 4 digits.',
		),
		...about(
			({ line }) => (line.codes.tracking ?? '').length > MOST_COST_CENTER,
			'KOST1',
			`a cost center has at most ${MOST_COST_CENTER} characters.`,
		),
	];
}

/** What is booked alike, as one booking. */
function grouped(lines: readonly GrossLine[]): GrossLine[] {
	const groups = new Map<string, GrossLine>();
	for (const one of lines) {
		const key = JSON.stringify([one.line.codes.account, one.taxCode, one.line.codes.tracking]);
		const before = groups.get(key);
		groups.set(
			key,
			before === undefined ? one : { ...before, gross: before.gross.plus(one.gross) },
		);
	}
	return [...groups.values()].filter(({ gross }) => !gross.eq(0));
}

/** The last beginning of a fiscal year until a day; both ISO dates. */
function fiscalYearOf(day: string, start: string | undefined): string {
	const begins = (givenText(start) ?? 'YYYY-01-01').slice(4);
	const year = Number(day.slice(0, 4));
	const here = `${year}${begins}`;
	return here <= day ? here : `${year - 1}${begins}`;
}

/** DATEV's day and month, and the year where it wants it: "2026-03-31" -> "3103", "31032026". */
const dayMonth = (iso: string) => `${iso.slice(8, 10)}${iso.slice(5, 7)}`;

/**
 * A booking batch for DATEV: one booking for each account, tax key and cost center, with tax, from the creditor (or the
 * account that something was paid from). As text; the file is in Windows-1252.
 *
 * @param booked null while the bill itself has problems
 */
export function datevBatch(bill: Bill, booked: Booked | null, mapping: AccountingMapping): Built {
	const { number, issueDate, dueDate, currency, fieldNames, supplier } = bill;
	const isPaid = booked?.booking === 'expense';
	const isCredit = booked?.booking === 'credit';
	const lines = booked === null ? [] : grossLines(booked);
	// Of the rest DATEV would refuse the file.
	const reference = (number ?? '').replace(/[^\w$%&*+\-/]/g, '');
	const missing: MissingPart[] = [
		...headMissing(mapping, isPaid),
		...absentHead(bill).map((problem) => missingPart(FORMAT, problem)),
		...(currency !== null && currency !== CURRENCY
			? [
					missingPart(FORMAT, {
						concern: 'currency' as const,
						field: fieldNames.currency?.[0],
						message: `The document is in ${currency}. A batch is made in EUR only: enter this one by hand, with the rate of its day.`,
					}),
				]
			: []),
		...numberTooLong(bill, reference, 'DATEV', MOST_NUMBER).map((problem) =>
			missingPart(FORMAT, problem),
		),
		...(booked !== null && 'problem' in booked.taxCodes
			? [{ part: 'BU-Schlüssel', message: booked.taxCodes.problem }]
			: []),
		...(Array.isArray(lines)
			? booked === null || 'problem' in booked.taxCodes
				? []
				: lineMissing(lines, booked.tax)
			: [lines]),
	];
	if (booked === null || !Array.isArray(lines) || issueDate === null || missing.length > 0)
		return { missing, entity: null, body: null };

	const text = supplier.name ?? lines[0]?.line.description[0] ?? '';
	const account = givenText(isPaid ? mapping.paidFrom : mapping.vendorId) ?? '';
	const rows = grouped(lines).map(({ line: { codes }, gross, taxCode }): BookingRow => {
		// The creditor is credited with what is owed to him, and debited with what he gives back.
		const isDebit = isCredit !== gross.lt(0);
		return {
			'Umsatz (ohne Soll/Haben-Kz)': gross.abs().toFixed(DECIMALS).replace('.', ','),
			'Soll/Haben-Kennzeichen': quoted(isDebit ? 'S' : 'H'),
			'WKZ Umsatz': quoted(CURRENCY),
			Konto: account,
			'Gegenkonto (ohne BU-Schlüssel)': codes.account ?? '',
			'BU-Schlüssel': quoted(taxCode === null || taxCode === AUTOMATIC ? '' : taxCode),
			Belegdatum: dayMonth(issueDate),
			'Belegfeld 1': quoted(reference),
			Buchungstext: quoted(clipped(text, MOST_TEXT)),
			'KOST1 - Kostenstelle': quoted(codes.tracking ?? ''),
			Festschreibung: '0',
			Fälligkeit:
				dueDate === null || booked.booking !== 'bill'
					? ''
					: `${dayMonth(dueDate)}${dueDate.slice(0, 4)}`,
		};
	});
	return {
		missing,
		entity: 'Buchungsstapel',
		body: bookingBatch(
			{
				consultant: givenText(mapping.consultantNumber) ?? '',
				client: givenText(mapping.clientNumber) ?? '',
				fiscalYearStart: fiscalYearOf(issueDate, mapping.fiscalYearStart),
				date: issueDate,
				accountLength: Number(givenText(mapping.accountLength) ?? ACCOUNT_LENGTH),
				name: clipped(reference === '' ? text : reference, MOST_NAME),
				currency: CURRENCY,
			},
			rows,
		),
	};
}
