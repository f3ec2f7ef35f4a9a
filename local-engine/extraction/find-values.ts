import type { WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../ocr/words';
import { isBalance } from './balance';
import { findCurrency } from './currency';
import { findTitle } from './document-title';
import { columnIdOf, conceptOf, ownConcept } from './field-meaning';
import { checkLine, isProven, numberIn } from './line-arithmetic';
import { textOf } from './page-lines';
import { findIban, findTaxNumber } from './identifiers';
import { findIssuer, labelledParty } from './parties';
import type { PageStudy } from './study-page';
import { inOrder, type ItemRow } from './table-rows';
import { isSum } from './sum-options';
import { findTerms } from './terms';
import { amountsIn, datesIn, textIn, type Span } from './typed-spans';

/** A value as printed and the words it comes from; "" and no words where nothing was found. */
export interface FoundValue {
	readonly text: string;
	readonly words: readonly PrintedWord[];
	/** 0..1: what is left of its certainty where other things on the page speak against it. @default 1 */
	readonly doubt?: number;
}

/** What was found for a field: a value, or rows of values by column name. */
export type Found =
	| { readonly kind: 'value'; readonly name: string; readonly value: FoundValue }
	| {
			readonly kind: 'rows';
			readonly name: string;
			readonly rows: readonly Readonly<Record<string, FoundValue>>[];
	  };

type WireColumn = NonNullable<WireField['children']>[number];

const foundOf = (span: Span | undefined): FoundValue =>
	span
		? {
				text: span.text,
				words: span.words,
				...(span.doubt === undefined ? {} : { doubt: span.doubt }),
			}
		: { text: '', words: [] };

/** The first date that stands there without a label: receipts print theirs so. */
function bareDate({ rows, candidates }: PageStudy): Span | undefined {
	const taken = new Set(candidates.flatMap(({ words }) => words));
	return rows
		.flatMap(({ phrases }) => phrases.flatMap(({ words }) => datesIn(words)))
		.find(({ words }) => !words.some((word) => taken.has(word)));
}

/** Where nothing is called the number of the invoice, the only reference on the page may be it; it is doubted. */
function onlyReference({ candidates }: PageStudy): Span | undefined {
	const references = candidates.filter(({ concept }) => concept === 'reference');
	const [first] = references;
	return first && references.every(({ text }) => text === first.text)
		? { ...first, doubt: REFERENCE }
		: undefined;
}

/** A purchase order is the buyer's paper, everything else the supplier's. */
function issuerOf({ rows }: PageStudy): 'buyer' | 'supplier' {
	const phrases = rows.flatMap((row) => row.phrases.map(({ words }) => textOf(words)));
	const isTitled = (title: RegExp): boolean => phrases.some((phrase) => title.test(phrase));
	return isTitled(/^purchase order\b/i) && !isTitled(/^(?:\w+ )?(?:invoice|receipt)$/i)
		? 'buyer'
		: 'supplier';
}

/** What is left of the certainty of a reference that stands for an invoice's number. */
const REFERENCE = 0.8;
/** From here on every word of a value is clean print. */
const CLEAN = 0.85;

/** A value that helps to check or to book, and is left out rather than shown in doubt: a doubt would hold the rest. */
const ifSure = (span: Span | undefined): Span | undefined =>
	span?.words.every(({ certainty, disputed }) => certainty >= CLEAN && !disputed) === true
		? span
		: undefined;

function findConcept(study: PageStudy, concept: string): Span | undefined {
	const { candidates, items, rows } = study;
	const labelled = candidates.find((candidate) => candidate.concept === concept);
	if (isSum(concept)) return study.totals[concept];
	if (isBalance(concept)) return ifSure(study.balance[concept]);
	switch (concept) {
		case 'document_type':
			return ifSure(findTitle(rows, items.rows));
		case 'payment_terms':
			return ifSure(findTerms(rows, items.rows, candidates));
		case 'iban':
			return ifSure(findIban(study));
		case 'tax_number':
			return ifSure(findTaxNumber(study, candidates));
		case 'customer_number':
			return ifSure(labelled);
		case 'currency':
			return findCurrency(labelled?.words ?? []) ?? findCurrency(study.words);
		case 'supplier':
		case 'buyer': {
			const issuer = issuerOf(study);
			const party =
				labelledParty(candidates, concept) ??
				(issuer === concept ? findIssuer(study, items.rows) : undefined);
			return concept === 'buyer' && issuer !== 'buyer' ? ifSure(party) : party;
		}
		case 'issue_date':
			return labelled ?? bareDate(study);
		case 'invoice_number':
			return labelled ?? onlyReference(study);
		default:
			return labelled;
	}
}

/** What is left of the certainty of a cell that nothing on the page confirms. */
const UNCLEAR = 0.84;

/** The cells of a line: of a number only the number, without unit or currency. */
function lineValues(
	columns: readonly WireColumn[],
	{ cells, unclear }: ItemRow,
	{ habit, items, meanings: { ignored } }: PageStudy,
): Readonly<Record<string, FoundValue>> {
	const wordsOf = (id: string) => inOrder(cells.get(id) ?? []);
	const line = checkLine(
		{
			quantities: amountsIn(wordsOf('quantity')),
			unit_price: numberIn(wordsOf('unit_price')),
			line_total: numberIn(wordsOf('line_total')),
		},
		habit,
		['discount', 'tax', 'tax_rate'].some((id) => cells.has(id)),
		items.isSummed,
	);
	const checked: Readonly<Record<string, Span | undefined>> = { ...line };
	const valueOf = (column: WireColumn): Span | undefined => {
		if (ignored.has(column.name)) return undefined;
		const id = columnIdOf(column);
		switch (column.type) {
			case 'number':
				return id in checked ? checked[id] : numberIn(wordsOf(id));
			case 'date':
				return datesIn(wordsOf(id))[0];
			case 'string':
				return textIn(wordsOf(id))[0];
		}
	};
	const isAlone = items.isUnproven && !isProven(line, habit);
	const judged = (column: WireColumn): Span | undefined => {
		const span = valueOf(column);
		const isUnclear = isAlone || unclear?.has(columnIdOf(column)) === true;
		return span && isUnclear ? { ...span, doubt: Math.min(span.doubt ?? 1, UNCLEAR) } : span;
	};
	return Object.fromEntries(columns.map((column) => [column.name, foundOf(judged(column))]));
}

/** Looks for one field, of any schema, on a page. */
export function findField(study: PageStudy, field: WireField): Found {
	if (field.type === 'array') {
		const columns = field.children ?? [];
		const rows = study.items.items.map((row) => lineValues(columns, row, study));
		return { kind: 'rows', name: field.name, rows };
	}
	const { concepts, ignored } = study.meanings;
	const concept = ignored.has(field.name)
		? ownConcept(field.name)
		: (concepts.get(field.name) ??
			conceptOf({ ...field, type: field.type }) ??
			ownConcept(field.name));
	return { kind: 'value', name: field.name, value: foundOf(findConcept(study, concept)) };
}
