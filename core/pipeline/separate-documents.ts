import type { Extraction } from '../api/extraction';
import { natureOf } from '../decision/document-nature';
import type { Reason } from '../decision/reason';
import { readSettledValues } from '../decision/settle-decimals';
import type { DocumentSchema } from '../schema/document-schema';
import type { FieldRole } from '../schema/role';
import { rolesOf, type Roles } from '../schema/roles';
import { isBlank, type DocumentValues } from '../values/document-values';
import { documentKindOf } from '../values/document-kind';
import { ibanOf } from '../values/party/iban';
import { isSameName } from '../values/party/name';
import { vatIdOf } from '../values/party/vat-id';
import { lettersAndDigits } from '../values/printed-text';
import type { ValueSettings } from '../values/value-settings';

/*
 * A file may hold several documents: a scanner's pile, or a month's invoices as one PDF. What each page says of itself
 * tells them apart. Put together, they would give the number of the first and the total of the last.
 */

/** Which pages of a file are one document, by their places in the list of pages. */
export interface DocumentPages {
	readonly pages: readonly number[];
	/** Pages that came along, a delivery note behind its invoice: no part of what the document says. */
	readonly attached: readonly number[];
	/** Why a person has to look which pages belong together; none when it is clear. */
	readonly reasons: readonly Reason[];
}

/** What a file with several documents gives: one result for each, or one that a person must look at. */
export type SeveralDocuments = 'split' | 'review';

/** What one page says of the document it belongs to; undefined where it says nothing. */
interface PageIdentity {
	readonly number: string | undefined;
	readonly supplier: string | undefined;
	readonly vatId: string | undefined;
	readonly buyer: string | undefined;
	readonly iban: string | undefined;
	/** As printed. */
	readonly title: string | undefined;
	readonly date: string | undefined;
	readonly currency: string | undefined;
	readonly total: string | undefined;
	/** Of the line totals on the page, in the currency's unit. */
	readonly linesSum: number;
	/** Goes with an invoice and is none: a delivery note, an order, an order confirmation. */
	readonly accompanies: boolean;
}

type Aspect = Exclude<keyof PageIdentity, 'accompanies' | 'linesSum'>;

interface AspectRule {
	readonly role: FieldRole;
	readonly words: string;
	readonly isSame: (one: string, other: string) => boolean;
}

const equal = (one: string, other: string) => one === other;
const ASPECTS: Readonly<Record<Aspect, AspectRule>> = {
	number: { role: 'invoice_number', words: 'number', isSame: equal },
	supplier: { role: 'supplier_name', words: 'supplier', isSame: isSamePrintedName },
	vatId: { role: 'supplier_vat_id', words: 'supplier’s VAT ID', isSame: isSameVatId },
	buyer: { role: 'buyer_name', words: 'buyer', isSame: isSamePrintedName },
	iban: { role: 'iban', words: 'IBAN', isSame: equal },
	title: { role: 'document_type', words: 'kind of document', isSame: isSameKind },
	date: { role: 'issue_date', words: 'date', isSame: equal },
	currency: { role: 'currency', words: 'currency', isSame: equal },
	total: { role: 'total', words: 'total', isSame: equal },
};
const ASPECT_LIST = [
	'number',
	'supplier',
	'vatId',
	'buyer',
	'iban',
	'title',
	'date',
	'currency',
	'total',
] as const satisfies readonly Aspect[];

const ACCOMPANYING: ReadonlySet<string | null> = new Set([
	'delivery_note',
	'order',
	'order_confirmation',
]);

/** Kinds that are no page of another document; a payment slip or a delivery note may be one of an invoice. */
const BY_THEMSELVES: ReadonlySet<string> = new Set([
	'credit_note',
	'reminder',
	'statement',
	'quote',
	'pro_forma',
]);

/** Whether two titles may stand on pages of one document; those that aren't known may. */
function isSameKind(one: string, other: string): boolean {
	const [first, second] = [documentKindOf(one), documentKindOf(other)];
	if (first === null || second === null || first === second) return true;
	return !BY_THEMSELVES.has(first) && !BY_THEMSELVES.has(second);
}

/** Who is registered in several countries may print any of the numbers. */
function isSameVatId(one: string, other: string): boolean {
	return one === other || one.slice(0, 2) !== other.slice(0, 2);
}

/** A later page may print the name shorter: "ACME" for "ACME Trading Ltd". */
function isSamePrintedName(one: string, other: string): boolean {
	if (isSameName(one, other)) return true;
	const [short = '', long = ''] = [one, other]
		.map((name) =>
			name
				.toLowerCase()
				.replace(/[^\p{L}\p{N}]+/gu, ' ')
				.trim(),
		)
		.sort((a, b) => a.length - b.length);
	return short.length >= MIN_NAME && ` ${long} `.includes(` ${short} `);
}
/** Shorter names stand in others by chance. */
const MIN_NAME = 4;

/** "RE 2026-001" and "re2026/001" are one number: scans differ in gaps and dashes. */
const numberOf = (printed: string) => lettersAndDigits(printed.normalize('NFKC'));

function identityOf(
	extraction: Extraction,
	schema: DocumentSchema,
	settings: ValueSettings,
): PageIdentity {
	const values = readSettledValues(extraction, schema, settings);
	const roles = rolesOf(schema);
	const cellOf = (role: FieldRole) => {
		const [name] = roles.fields[role] ?? [];
		const cell = name === undefined ? undefined : values.cells[name];
		return cell === undefined || isBlank(cell) ? undefined : cell;
	};
	const textOf = (role: FieldRole) => {
		const raw = cellOf(role)?.raw;
		return raw === undefined || raw === null ? undefined : String(raw).trim();
	};
	const orderOrInvoice = textOf('invoice_number') ?? textOf('order_number');
	const date = cellOf('issue_date');
	const total = cellOf('total') ?? cellOf('amount_due');
	return {
		number: orderOrInvoice === undefined ? undefined : numberOf(orderOrInvoice) || undefined,
		supplier: textOf('supplier_name'),
		vatId: vatIdOf(textOf('supplier_vat_id') ?? '')?.id ?? undefined,
		buyer: textOf('buyer_name'),
		iban: ibanOf(textOf('iban') ?? '') ?? undefined,
		title: textOf('document_type'),
		date: date === undefined ? undefined : String(date.value ?? date.raw),
		currency: values.currency ?? undefined,
		total: total === undefined ? undefined : String(total.value ?? total.raw),
		linesSum: linesSumOf(values, roles),
		accompanies: ACCOMPANYING.has(natureOf(values, roles).kind),
	};
}

const linesSumOf = ({ tables }: DocumentValues, { table }: Roles): number => {
	const column = table?.columns.line_total;
	const amounts = (table === null ? [] : (tables[table.name] ?? [])).map((row) =>
		column === undefined ? null : row[column]?.value,
	);
	return amounts.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
};

/** Less than half of a cent: sums of numbers that stand for decimals. */
const NOTHING = 0.004;

/** A page may end with the sum so far, which is no total of its own. */
function withoutSumsSoFar(pages: readonly PageIdentity[]): PageIdentity[] {
	let soFar = 0;
	return pages.map((page, index) => {
		soFar += page.linesSum;
		const isSumSoFar =
			index < pages.length - 1 && soFar !== 0 && Math.abs(Number(page.total) - soFar) < NOTHING;
		return isSumSoFar ? { ...page, total: undefined } : page;
	});
}

const known = (pages: readonly PageIdentity[], aspect: Aspect): string[] =>
	pages.flatMap((page) => page[aspect] ?? []);

/** The first two values of an aspect that contradict each other. */
function contradiction(
	pages: readonly PageIdentity[],
	aspect: Aspect,
): readonly [string, string] | undefined {
	const [first, ...others] = known(pages, aspect);
	const other = others.find((one) => first !== undefined && !ASPECTS[aspect].isSame(first, one));
	return first === undefined || other === undefined ? undefined : [first, other];
}

function reasonsOf(pages: readonly PageIdentity[], schema: DocumentSchema): Reason[] {
	const { fields } = rolesOf(schema);
	const own = withoutSumsSoFar(pages);
	return ASPECT_LIST.flatMap((aspect): Reason[] => {
		const pair = contradiction(own, aspect);
		if (pair === undefined) return [];
		const { role, words } = ASPECTS[aspect];
		const [field] = fields[role] ?? [];
		return [
			{
				code: 'pages_disagree',
				...(field === undefined ? {} : { field }),
				message: `the pages don’t agree on the ${words}: “${pair[0]}” and “${pair[1]}”. Are these several documents?`,
			},
		];
	});
}

/** Runs of pages: one begins with each page that names a number other than the one before. */
function runsByNumber(identities: readonly PageIdentity[]): number[][] {
	const runs: number[][] = [];
	let current: string | undefined;
	identities.forEach(({ number }, page) => {
		const begins = number !== undefined && current !== undefined && number !== current;
		current = number ?? current;
		const last = runs.at(-1);
		if (last === undefined || begins) runs.push([page]);
		else last.push(page);
	});
	return runs;
}

/**
 * Finds out which pages are one document.
 *
 * Pages part where another number begins, and only when every part has a number and a total of its own and no number
 * comes back later: anything less could tear one document apart. What stays together and contradicts itself in number,
 * supplier, buyer, account, kind, date or currency is for a person. Delivery notes and orders behind an invoice are no contradiction, and no
 * part of its amounts: they are left out.
 *
 * @param pages what each page gave, in their order
 * @returns one entry for each document, in the order of the pages
 */
export function separateDocuments(
	pages: readonly Extraction[],
	schema: DocumentSchema,
	settings: ValueSettings,
	several: SeveralDocuments,
): DocumentPages[] {
	const all = pages.map((_, page) => page);
	if (schema.mode !== 'fields' || pages.length < 2)
		return [{ pages: all, attached: [], reasons: [] }];

	const identities = pages.map((page) => identityOf(page, schema, settings));
	const isAttachment = ({ accompanies, total }: PageIdentity) => accompanies && total === undefined;
	const some = all.filter((page) => {
		const identity = identities[page];
		return identity !== undefined && !isAttachment(identity);
	});
	const kept = some.length === 0 ? all : some;
	const of = (list: readonly number[]) => list.flatMap((page) => identities[page] ?? []);

	const runs = runsByNumber(of(kept)).map((run) => run.flatMap((index) => kept[index] ?? []));
	const numbers = runs.map((run) => known(of(run), 'number')[0]);
	const isCertain =
		runs.length > 1 &&
		new Set(numbers).size === runs.length &&
		runs.every(
			(run, index) =>
				numbers[index] !== undefined && of(run).some(({ total }) => total !== undefined),
		);
	const groups = isCertain && several === 'split' ? runs : [kept];
	return groups.map((group, index) => {
		const [first = 0, next = pages.length] = [group[0], groups[index + 1]?.[0]];
		const from = index === 0 ? 0 : first;
		return {
			pages: group,
			attached: all.filter((page) => page >= from && page < next && !kept.includes(page)),
			reasons: reasonsOf(of(group), schema),
		};
	});
}
