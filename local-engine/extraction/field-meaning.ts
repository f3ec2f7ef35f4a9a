import {
	COLUMN_ROLE_LIST,
	FIELD_ROLE_LIST,
	type ColumnRole,
	type FieldRole,
} from '../../core/schema/role';
import { rolesOf } from '../../core/schema/roles';
import type { WireField } from '../../core/schema/wire-fields';
import { COLUMNS } from './column-lexicon';
import type { ConceptId } from './labels/label-table';
import { CONCEPTS, labelsOf, type Concept, type Label, type ValueKind } from './lexicon';
import { plainWords } from './plain-word';
import type { ColumnLabel } from './table-header';

type FieldType = WireField['type'];
type WireColumn = NonNullable<WireField['children']>[number];
/** A field or column that holds one value. */
type Scalar = Pick<WireField, 'name' | 'description'> & { readonly type: WireColumn['type'] };

/** What kinds of value a field of a type can hold: what is printed as a number can be asked for as a string. */
const KINDS: Readonly<Record<Exclude<FieldType, 'array'>, readonly ValueKind[]>> = {
	number: ['amount', 'identifier'],
	date: ['date'],
	string: ['identifier', 'text', 'date', 'amount'],
};
/** What to look for under a label that only the schema knows. */
const OWN_KIND: Readonly<Record<Exclude<FieldType, 'array'>, ValueKind>> = {
	number: 'amount',
	date: 'date',
	string: 'text',
};

/** "totalDue", "total_due" and "Total due" are the same words. */
const wordsOfName = (name: string): readonly string[] =>
	plainWords(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_\-.]+/g, ' '));

const contains = (words: readonly string[], sought: readonly string[]): boolean =>
	sought.length > 0 &&
	words.some((_, start) => sought.every((word, index) => words[start + index] === word));

/** Words of a name that leave open whose or which value is meant: all others change its meaning. */
const OPEN = new Set(
	plainWords(
		`the a an of to by for in on at this and invoice invoices bill document receipt order payment amount value total sum number no id
		date name text printed field supplier vendor seller company our your gross net all whole final is was it has been money
		rechnung rechnungs beleg betrag facture montant factuur bedrag factura importe fattura importo fatura valor`,
	),
);

/**
 * How well a concept's words fit a field's: all of the name, or its longest part; 0 when not at all, or when another
 * word changes what is meant: a "supplier country" is no supplier.
 */
function fit(words: readonly string[], phrases: readonly (readonly string[])[]): number {
	let best = 0;
	for (const sought of phrases)
		if (contains(words, sought)) {
			const others = words.filter((word) => !sought.includes(word));
			if (others.some((word) => !OPEN.has(word))) continue;
			best = Math.max(best, sought.length / words.length + sought.length);
		}
	return best;
}

function best<T>(candidates: readonly T[], score: (candidate: T) => number): T | undefined {
	let winner: { candidate: T; score: number } | undefined;
	for (const candidate of candidates) {
		const own = score(candidate);
		if (own > (winner?.score ?? 0)) winner = { candidate, score: own };
	}
	return winner?.candidate;
}

/** What this engine looks for, by what a field means; null for what it leaves empty: what is near by name is not it. */
const CONCEPT_OF_ROLE: Readonly<Record<FieldRole, ConceptId | null>> = {
	supplier_name: 'supplier',
	supplier_vat_id: 'tax_number',
	supplier_country: null,
	iban: 'iban',
	buyer_name: 'buyer',
	buyer_vat_id: null,
	buyer_country: null,
	document_type: 'document_type',
	customer_number: 'customer_number',
	invoice_number: 'invoice_number',
	order_number: 'order_number',
	issue_date: 'issue_date',
	due_date: 'due_date',
	payment_terms: 'payment_terms',
	currency: 'currency',
	subtotal: 'subtotal',
	shipping: 'shipping',
	discount: 'discount',
	tax_rate: null,
	tax: 'tax',
	total: 'total_due',
	paid: 'paid',
	amount_due: 'amount_due',
	rounding: 'rounding',
	tip: 'tip',
	service_charge: 'service_charge',
	withholding_tax: 'withholding_tax',
};
const COLUMNS_NOT_LOOKED_FOR: ReadonlySet<ColumnRole> = new Set(['price_per']);

/** What the fields of a schema mean. */
export interface Meanings {
	/** By name of a field, the concept that its role stands for. */
	readonly concepts: ReadonlyMap<string, ConceptId>;
	/** Names of fields, and of columns of line items, for which this engine does not look. */
	readonly ignored: ReadonlySet<string>;
}

/** What is known about fields by the roles that core gives them. */
export function meaningsOf(fields: readonly WireField[]): Meanings {
	const { fields: byRole, table } = rolesOf({
		mode: 'fields',
		fields: fields.map(({ children, type, ...field }) =>
			type === 'array' ? { ...field, type, columns: children ?? [] } : { ...field, type },
		),
	});
	const concepts = new Map<string, ConceptId>();
	const ignored = new Set<string>();
	for (const role of FIELD_ROLE_LIST)
		for (const name of byRole[role] ?? []) {
			const concept = CONCEPT_OF_ROLE[role];
			if (concept === null) ignored.add(name);
			// an order's date is not looked for as an invoice's is
			else if (concept !== 'issue_date') concepts.set(name, concept);
		}
	// where it is the only total that is asked for, it is the total
	for (const name of byRole.total ?? []) concepts.set(name, 'total_due');
	for (const role of COLUMN_ROLE_LIST)
		if (COLUMNS_NOT_LOOKED_FOR.has(role)) {
			const name = table?.columns[role];
			if (name !== undefined) ignored.add(name);
		}
	return { concepts, ignored };
}

const PHRASES = new Map<Concept, readonly (readonly string[])[]>();

/** "invoice_number" as words of its id, its labels and its other names. */
function phrasesOf(concept: Concept): readonly (readonly string[])[] {
	const known = PHRASES.get(concept);
	if (known) return known;
	const phrases = [
		plainWords(concept.id.replaceAll('_', ' ')),
		...concept.names.map(plainWords),
		...labelsOf(concept).map(({ words }) => words),
	];
	PHRASES.set(concept, phrases);
	return phrases;
}

/**
 * What a field means, by its name, else by its description.
 *
 * @returns the id of a concept; undefined when the field is one that only its author knows
 */
export function conceptOf(field: Scalar): string | undefined {
	const possible = CONCEPTS.filter(({ kind }) => KINDS[field.type].includes(kind));
	const byName = best(possible, (concept) => fit(wordsOfName(field.name), phrasesOf(concept)));
	const byDescription = (): Concept | undefined => {
		const words = plainWords(field.description ?? '');
		return best(possible, (concept) => {
			const longest = fit(words, phrasesOf(concept));
			// one word of a sentence says nothing
			return longest >= 2 ? longest : 0;
		});
	};
	return (byName ?? byDescription())?.id;
}

/** Words in quotes in a description are taken as a label: 'printed after "Kostenstelle"'. */
const quoted = (description: string | undefined): readonly string[] =>
	[...(description ?? '').matchAll(/["“'‘]([^"”'’]{2,40})["”'’]/g)].map(([, text]) => text ?? '');

/** The id of the concept that stands for a field which no concept of the lexicon fits. */
export const ownConcept = (name: string): string => `field:${name}`;

/** Labels that only the schema knows: the words of the name, and what the description quotes. */
export function ownLabels(field: WireField, { concepts }: Meanings): readonly Label[] {
	if (field.type === 'array') return [];
	const known = concepts.get(field.name) ?? conceptOf({ ...field, type: field.type });
	const kind = CONCEPTS.find(({ id }) => id === known)?.kind ?? OWN_KIND[field.type];
	const concept = known ?? ownConcept(field.name);
	const texts = [...quoted(field.description), ...(known === undefined ? [field.name] : [])];
	return texts
		.map((text) => wordsOfName(text))
		.filter((words) => words.length > 0)
		.map((words) => ({ concept, kind, words, weight: 1 }));
}

const COLUMN_PHRASES = COLUMNS.map(({ id, headers }) => ({
	id,
	phrases: [id.replaceAll('_', ' '), ...headers].map(plainWords),
}));

/** What a column means: an id of the lexicon, or one of the schema's own. */
export function columnIdOf(column: WireColumn): string {
	const words = wordsOfName(column.name);
	const known = best(COLUMN_PHRASES, ({ phrases }) => fit(words, phrases));
	return known?.id ?? ownConcept(column.name);
}

/** Headers that only the schema knows. */
export const ownColumnLabels = (columns: readonly WireColumn[]): readonly ColumnLabel[] =>
	columns.flatMap((column) =>
		[column.name, ...quoted(column.description)]
			.map((text) => wordsOfName(text))
			.filter((words) => words.length > 0)
			.map((words) => ({ id: columnIdOf(column), isNumber: column.type === 'number', words })),
	);
