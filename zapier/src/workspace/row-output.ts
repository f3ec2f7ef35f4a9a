import type { PlainOutputField } from 'zapier-platform-core';

import type { Sheet } from '../../../core/api/workspace/sheet';
import type { SheetColumn } from '../../../core/api/workspace/sheet-columns';
import type { SheetRow } from '../../../core/api/workspace/sheet-row';
import { labelOf } from '../form/parse-inputs';
import { inColumns } from '../output/in-columns';
import { listField } from '../output/list-field';
import { outputKey, withOutputKeys } from '../output/output-key';

/** Of every row, whatever the sheet has. */
export const rowSample = {
	id: '/Invoices#r_7f3a21',
	row_key: 'r_7f3a21',
	sheet_path: '/Invoices',
	file_name: 'invoice.png',
	image_url: 'https://images.example.com/r_7f3a21.png',
	row_status: 'done',
};

const ROW_KEYS: ReadonlySet<string> = new Set(Object.keys(rowSample));

/** A row as a result: its values at the top, its tables as lists of flat rows; what the sheet has, and it lacks, is nothing. */
export function rowOutput({ path, columns }: Pick<Sheet, 'path' | 'columns'>, row: SheetRow) {
	const blank = columns.map(({ name, columns }) => [name, columns === null ? null : []] as const);
	const tables = Object.entries(row.tables).map(
		([name, rows]) => [name, inColumns(rows.map((one) => ({ ...one })))] as const,
	);
	const values = Object.fromEntries<unknown>([...blank, ...Object.entries(row.values), ...tables]);
	return {
		...withOutputKeys(values, ROW_KEYS),
		id: `${path}#${row.key}`,
		row_key: row.key,
		sheet_path: path,
		file_name: row.name,
		image_url: row.image_url,
		row_status: row.status,
	};
}

const OF_EVERY_ROW: readonly PlainOutputField[] = [
	{ key: 'id', label: 'ID', type: 'string', primary: true, sample: rowSample.id },
	{ key: 'row_key', label: 'Row Key', type: 'string', sample: rowSample.row_key },
	{ key: 'sheet_path', label: 'Sheet', type: 'string', sample: rowSample.sheet_path },
	{ key: 'file_name', label: 'File Name', type: 'string', sample: rowSample.file_name },
	{ key: 'image_url', label: 'Image', type: 'string', sample: rowSample.image_url },
	{ key: 'row_status', label: 'Status', type: 'string', sample: rowSample.row_status },
];

/** What a row of a sheet with these columns gives. Values have no type: they come as they stand in the sheet. */
export function rowOutputFields(columns: readonly SheetColumn[]): PlainOutputField[] {
	const names = columns.map(({ name }) => name);
	const fields = columns.map(({ name, columns: children }): PlainOutputField => {
		const key = outputKey(name, names, ROW_KEYS);
		return children === null
			? { key, label: labelOf(name) }
			: listField(
					key,
					labelOf(name),
					children.map((child) => ({ key: child, label: labelOf(child) })),
				);
	});
	return [...OF_EVERY_ROW, ...fields];
}
