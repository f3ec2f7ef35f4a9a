import type { Cell, CellRow, Extraction } from '../api/extraction';
import { readAnswerData } from '../api/answer';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import type { FieldRole } from '../schema/role';
import { rolesOf } from '../schema/roles';
import { isBlank } from '../values/document-values';

/*
 * The pages of one document become one extraction: a scalar comes from the page with the best evidence, and
 * the rows of all pages follow each other.
 */

/** What an invoice repeats on every page and what is right only on the last. */
const LAST_PAGE_ROLES = [
	'subtotal',
	'shipping',
	'discount',
	'tax',
	'total',
	'paid',
	'amount_due',
	'rounding',
	'tip',
	'service_charge',
	'withholding_tax',
] as const satisfies readonly FieldRole[];
/** The same for fields that nobody named beforehand: those of a template, or found by the service. */
const TOTAL_LIKE = /(?:^|_)(?:total|subtotal|sum|tax|vat|gst|amount_due|balance|net|gross)(?:_|$)/;

/** All that a row says which only carries a sum over from one page to the next, in the languages we meet. */
const CARRIED_OVER =
	/^\W*(?:(?:amount|balance|total|sub-?total)? ?(?:carried|brought) (?:forward|over|down)|c\/f|b\/f|übertrag|report|à reporter|montant reporté|transport|suma y sigue|suma anterior|riporto|a riportare)(?: (?:from |to |auf |von |de la |da )?(?:page|seite|blatt|página|pagina)\b.*)?\W*$/iu;

/** A better cell: one that has a value, then the higher match ratio; unknown is below every known one. */
function isBetter(candidate: Cell, best: Cell): boolean {
	if (isBlank(candidate) !== isBlank(best)) return isBlank(best);
	return (candidate.match_ratio ?? -1) > (best.match_ratio ?? -1);
}

/** Names of fields that come from the last page which has one. */
function lastPageFields(schema: DocumentSchema): (name: string) => boolean {
	const { fields } = rolesOf(schema);
	const named = new Set(LAST_PAGE_ROLES.flatMap((role) => fields[role] ?? []));
	return (name) => named.has(name) || TOTAL_LIKE.test(name.toLowerCase());
}

function bestCell(cells: readonly Cell[], fromLastPage: boolean): Cell | undefined {
	const present = cells.filter((cell) => !isBlank(cell));
	if (fromLastPage && present.length > 0) return present.at(-1);
	return cells.reduce<Cell | undefined>(
		(best, cell) => (best === undefined || isBetter(cell, best) ? cell : best),
		undefined,
	);
}

const texts = (row: CellRow) =>
	Object.values(row).flatMap((cell) => (isBlank(cell) ? [] : [String(cell.raw)]));

/**
 * Words like "Report" or "Transport" may also be what was sold: so only a row that says nothing else but an
 * amount, and stands where the page ends or begins.
 */
const isCarriedOver = (row: CellRow): boolean =>
	texts(row).length <= 2 && texts(row).some((text) => CARRIED_OVER.test(text));

/** A header that was read as a row: where numbers should stand there are only words. */
function isRepeatedHeader(row: CellRow, numberColumns: readonly string[]): boolean {
	const cells = numberColumns.flatMap((name) => row[name] ?? []).filter((cell) => !isBlank(cell));
	return cells.length > 1 && cells.every(({ raw }) => !/\d/.test(String(raw)));
}

const namesOf = (records: readonly object[]) => [...new Set(records.flatMap(Object.keys))];

/**
 * Merges the extractions of a document's pages, given in the order of the pages. One page stays as it is; no page gives the
 * empty document.
 *
 * With several pages, rows that only carry a sum over, and table headers that were read as rows, are left
 * out: they would count amounts twice.
 */
export function mergePages(pages: readonly Extraction[], schema: DocumentSchema): Extraction {
	if (pages.length === 0) return readAnswerData({}, schema, 1);
	const [only, ...others] = pages;
	if (only !== undefined && others.length === 0) return only;

	const numberColumns = new Map(
		knownFields(schema)
			.filter(isTable)
			.map(({ name, columns }) => [
				name,
				columns.filter(({ type }) => type === 'number').map((column) => column.name),
			]),
	);
	const isFromLastPage = lastPageFields(schema);
	const lineItemsOf = (table: string, rows: readonly CellRow[], page: number) =>
		rows
			.filter((row) => !isRepeatedHeader(row, numberColumns.get(table) ?? []))
			.filter((row, index, { length }) => {
				const atEdge =
					(index === 0 && page > 0) || (index === length - 1 && page < pages.length - 1);
				return !(atEdge && isCarriedOver(row));
			});
	return {
		cells: Object.fromEntries(
			namesOf(pages.map(({ cells }) => cells)).flatMap((name) => {
				const best = bestCell(
					pages.flatMap(({ cells }) => (Object.hasOwn(cells, name) ? (cells[name] ?? []) : [])),
					isFromLastPage(name),
				);
				return best === undefined ? [] : [[name, best] as const];
			}),
		),
		tables: Object.fromEntries(
			namesOf(pages.map(({ tables }) => tables)).map((name) => [
				name,
				pages.flatMap(({ tables }, page) =>
					Object.hasOwn(tables, name) ? lineItemsOf(name, tables[name] ?? [], page) : [],
				),
			]),
		),
	};
}
