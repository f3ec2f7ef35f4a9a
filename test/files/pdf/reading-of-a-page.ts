import type { Extraction } from '../../../core/api/extraction';
import { cell } from '../../service-double/extractions';
import type { PageOfValues } from './page-of-values';

/** What the page of a small invoice says. */
export const INVOICE_ON_A_PAGE = {
	supplier: 'Muster Handel GmbH',
	invoice_number: 'R-2026-0815',
	issue_date: '12.03.2026',
	currency: 'EUR',
	subtotal: '100.00',
	tax: '21.00',
	total_due: '121.00',
	item_description: 'Consulting',
	quantity: '2',
	unit_price: '50.00',
	line_total: '100.00 ',
};
const COLUMNS: ReadonlySet<string> = new Set([
	'item_description',
	'quantity',
	'unit_price',
	'line_total',
]);

/** The page as the service reads it: right, but unsure; with other texts where it misreads. */
export function readingOf(
	{ boxes }: PageOfValues,
	misread: Readonly<Record<string, string>>,
): Extraction {
	const cells = Object.entries(INVOICE_ON_A_PAGE).map(
		([name, value]) =>
			[
				name,
				cell(misread[name] ?? value.trim(), { match_ratio: 0.4, bbox: boxes[name] ?? null }),
			] as const,
	);
	return {
		cells: Object.fromEntries(cells.filter(([name]) => !COLUMNS.has(name))),
		tables: { line_items: [Object.fromEntries(cells.filter(([name]) => COLUMNS.has(name)))] },
	};
}
