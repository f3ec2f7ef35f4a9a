/** Nodes and lines to be put into a workflow with a review. */
export interface MoreNodes {
	readonly nodes: readonly object[];
	readonly connections: Readonly<Record<string, object>>;
}

const COLUMNS = [
	'supplier',
	'name',
	'vat_id',
	'iban',
	'vendor_id',
	'account',
	'tax_code',
	'date_order',
	'currency',
];
const ABOVE = -300;
const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	more: object = {},
) => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, ABOVE],
	parameters,
	...more,
});
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/**
 * As docs/review.md tells to do it: a branch above that reads the table before anything else, and behind the output
 * Approved a table node that keeps what was learned.
 */
export const suppliersTable = (table: string): MoreNodes => ({
	nodes: [
		node('Make Table', 'dataTable', 1.1, {
			resource: 'table',
			operation: 'create',
			tableName: table,
			columns: { column: COLUMNS.map((name) => ({ name, type: 'string' })) },
			options: { createIfNotExists: true },
		}),
		node(
			'Suppliers',
			'dataTable',
			1.1,
			{ resource: 'row', operation: 'get', dataTableId: byName(table), returnAll: true },
			{ alwaysOutputData: true, executeOnce: true },
		),
		node('Anything Learned', 'filter', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'learned',
						leftValue: '={{ $json.ocr.review.learned }}',
						rightValue: '',
						operator: { type: 'object', operation: 'notEmpty', singleValue: true },
					},
				],
			},
			options: {},
		}),
		node('Learned', 'set', 3.4, {
			mode: 'raw',
			jsonOutput: '={{ $json.ocr.review.learned }}',
			options: {},
		}),
		node('Remember', 'dataTable', 1.1, {
			resource: 'row',
			operation: 'upsert',
			dataTableId: byName(table),
			matchType: 'allConditions',
			filters: {
				conditions: [{ keyName: 'supplier', condition: 'eq', keyValue: '={{ $json.supplier }}' }],
			},
			columns: { mappingMode: 'autoMapInputData', value: null },
			options: {},
		}),
	],
	connections: {
		Start: { main: [[...to('Make Table'), ...to('Files')]] },
		'Make Table': { main: [to('Suppliers')] },
		Approved: { main: [to('Anything Learned')] },
		'Anything Learned': { main: [to('Learned')] },
		Learned: { main: [to('Remember')] },
	},
});
