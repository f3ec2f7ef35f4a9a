import { isTable, type ColumnSpec, type FieldSpec } from '../../../../core/schema/field-spec';
import { PRESETS } from '../../../../core/schema/presets';

/** The meaning of a field or column that is not set by hand. */
export const BY_NAME = 'by_name';

/** A field or column of a list as an entry. */
const entryOf = ({
	name: key,
	type,
	required,
}: Pick<FieldSpec | ColumnSpec, 'name' | 'type' | 'required'>) => ({
	type,
	name: key,
	...(required === true ? { details: { description: '', required } } : {}),
});

/** So that who builds a list of fields begins with what most invoices have, not with nothing. */
const USUAL_FIELD_NAMES: readonly string[] = [
	'supplier',
	'invoice_number',
	'issue_date',
	'due_date',
	'currency',
	'subtotal',
	'tax',
	'total_due',
	'line_items',
];
const USUAL_COLUMN_NAMES: readonly string[] = [
	'item_description',
	'quantity',
	'unit_price',
	'line_total',
];
export const USUAL_FIELDS = PRESETS.invoice.fields
	.filter(({ name: one }) => USUAL_FIELD_NAMES.includes(one))
	.map((field) => ({
		...entryOf(field),
		...(isTable(field)
			? {
					columns: {
						column: field.columns
							.filter(({ name: one }) => USUAL_COLUMN_NAMES.includes(one))
							.map(entryOf),
					},
				}
			: {}),
	}));

/** What the parameters of the schema are as long as nobody sets them; n8n stores none of it. */
export const SCHEMA_DEFAULTS = {
	schemaMode: 'preset',
	preset: 'invoice',
	templateId: 'invoice',
	fields: { field: USUAL_FIELDS },
	exampleJson: `{
  "supplier": "ACME Co.",
  "invoice_number": "R-1017",
  "issue_date": "2026-03-31",
  "subtotal": 12.5,
  "tax": 2.5,
  "total": 15,
  "line_items": [{ "text": "Pens", "amount": 12.5 }]
}`,
	exampleIsInvoice: true,
	jsonSchema: `{
  "type": "object",
  "properties": {
    "supplier": { "type": "string" },
    "total": { "type": "number" }
  },
  "required": ["total"]
}`,
};
