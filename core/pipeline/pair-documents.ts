import { differencesFromReading } from '../einvoice/against-reading';
import { difference } from '../einvoice/against-text';
import { isSameAmount } from '../witness/amounts-in-text';
import { addReasons } from '../decision/judge';
import type { Reason } from '../decision/reason';
import type { DocumentSchema } from '../schema/document-schema';
import { rolesOf, type Roles } from '../schema/roles';
import type { Value } from '../values/document-values';
import { isSameName } from '../values/party/name';
import { lettersAndDigits } from '../values/printed-text';
import type { ProcessedDocument } from './output';

/** A document, and the places in the list of those that are the same invoice in another form. */
export interface PairedDocument {
	readonly document: ProcessedDocument;
	/** Of the one that is kept. */
	readonly index: number;
	/** Of those that leave with it. */
	readonly others: readonly number[];
}

interface Identity {
	readonly number: string;
	readonly supplier: string;
	readonly total: number | undefined;
}

const valueOf = ({ values }: ProcessedDocument, name: string | undefined): Value =>
	values.cells[name ?? '']?.value ?? null;

/** Number, supplier and total; undefined for a document that doesn't say who sends it, or which it is. */
function identityOf(document: ProcessedDocument, { fields }: Roles): Identity | undefined {
	const number = valueOf(document, fields.invoice_number?.[0]);
	const supplier = valueOf(document, fields.supplier_name?.[0]);
	const total = valueOf(document, fields.total?.[0]);
	if (number === null || supplier === null) return undefined;
	return {
		number: lettersAndDigits(String(number)),
		supplier: String(supplier),
		total: typeof total === 'number' ? total : undefined,
	};
}

const isSameInvoice = (one: Identity, other: Identity): boolean =>
	one.number === other.number && isSameName(one.supplier, other.supplier);
const isSameTotal = (one: Identity, other: Identity): boolean =>
	one.total !== undefined &&
	other.total !== undefined &&
	isSameAmount(Math.abs(one.total), Math.abs(other.total));

/** Two of one form are two copies, which nobody may drop here. */
const formOf = ({ source }: ProcessedDocument): string =>
	`${source.mime_type ?? ''} ${source.mime_type === 'application/xml' ? (source.e_invoice?.format ?? '') : ''}`;
const isEInvoice = ({ source }: ProcessedDocument) => source.e_invoice !== undefined;
const isXml = ({ source }: ProcessedDocument) => source.mime_type === 'application/xml';
/** Of a mail with a PDF and its XML the PDF is what people want to see, as long as its values are those of the XML. */
const rank = (document: ProcessedDocument): number =>
	isEInvoice(document) ? (isXml(document) ? 1 : 0) : 2;

const nameOf = ({ source }: ProcessedDocument): string => source.file_name ?? 'another file';

const withReasons = (document: ProcessedDocument, reasons: readonly Reason[]) => ({
	...document,
	judgement: addReasons(document.judgement, reasons),
});

function merged(
	kept: ProcessedDocument,
	others: readonly ProcessedDocument[],
	roles: Roles,
): ProcessedDocument {
	if (others.length === 0) return kept;
	const reasons = others.flatMap((other) =>
		differencesFromReading(kept.values, other.values, roles, nameOf(other), false),
	);
	return withReasons(
		{
			...kept,
			source: { ...kept.source, also_in: others.map(nameOf) },
			requestIds: [...kept.requestIds, ...others.flatMap(({ requestIds }) => requestIds)],
			scans: others.reduce((sum, { scans }) => sum + scans, kept.scans),
		},
		reasons,
	);
}

/** A document with its place in the list and what tells it from others. */
interface Candidate {
	readonly document: ProcessedDocument;
	readonly index: number;
	readonly identity: Identity | undefined;
}

interface Group extends Candidate {
	readonly others: Candidate[];
	/** Those that have its number and supplier, and another total. */
	readonly rivals: Candidate[];
}

/** Puts a document to the invoice whose other form it is; false where there is none. */
function joins(groups: readonly Group[], { document, index, identity }: Candidate): boolean {
	for (const group of groups) {
		if (!isEInvoice(group.document)) continue;
		if (identity === undefined || group.identity === undefined) continue;
		if (!isSameInvoice(group.identity, identity)) continue;
		const forms = [group, ...group.others].map((one) => formOf(one.document));
		if (forms.includes(formOf(document))) continue;
		if (isSameTotal(group.identity, identity)) {
			group.others.push({ document, index, identity });
			return true;
		}
		group.rivals.push({ document, index, identity });
	}
	return false;
}

/** What a document says of its total, and what its rival does. */
function rivalry(own: Candidate, rival: Candidate, roles: Roles): Reason {
	const [eInvoice, other] = isEInvoice(own.document) ? [own, rival] : [rival, own];
	const says = `${nameOf(other.document)} says ${String(other.identity?.total)}`;
	return difference('total', String(eInvoice.identity?.total), says, roles);
}

/**
 * What one mail brings of the same invoice in several forms, an e-invoice and its picture or two formats, is one document: by
 * number, supplier and total. Where number and supplier are the same and the totals differ, a person has to look at both.
 *
 * @param documents of one mail, in its order
 * @returns every document once, in the order of those that are kept
 */
export function pairDocuments(
	documents: readonly ProcessedDocument[],
	schema: DocumentSchema,
): readonly PairedDocument[] {
	if (documents.length < 2 || !documents.some(isEInvoice))
		return documents.map((document, index) => ({ document, index, others: [] }));
	const roles = rolesOf(schema);
	const candidates = documents.map((document, index): Candidate => {
		return { document, index, identity: identityOf(document, roles) };
	});
	const groups: Group[] = [];
	for (const one of candidates.toSorted((a, b) => rank(a.document) - rank(b.document)))
		if (!joins(groups, one)) groups.push({ ...one, others: [], rivals: [] });

	const reasonsOf = (own: Candidate): Reason[] =>
		groups.flatMap((group) => {
			if (group.index === own.index) return group.rivals.map((rival) => rivalry(own, rival, roles));
			return group.rivals.some(({ index }) => index === own.index)
				? [rivalry(own, group, roles)]
				: [];
		});
	return groups
		.toSorted((one, other) => one.index - other.index)
		.map((group) => {
			const twins = group.others.map(({ document }) => document);
			return {
				document: withReasons(merged(group.document, twins, roles), reasonsOf(group)),
				index: group.index,
				others: group.others.map(({ index }) => index),
			};
		});
}
