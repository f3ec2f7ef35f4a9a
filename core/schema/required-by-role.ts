import { isTable, type FieldSpec } from './field-spec';
import type { FieldRole } from './role';
import { rolesOf } from './roles';

/** Without one of these a document is no invoice: an order or a quotation has no number of an invoice. */
const OF_AN_INVOICE: readonly FieldRole[] = [
	'supplier_name',
	'invoice_number',
	'issue_date',
	'total',
];

/** The fields, those that make an invoice required: an example says of none of its fields whether it must be there. */
export function requiredByRole(fields: readonly FieldSpec[]): FieldSpec[] {
	const roles = rolesOf({ mode: 'fields', fields }).fields;
	const names = new Set(OF_AN_INVOICE.flatMap((role) => roles[role] ?? []));
	return fields.map((field) =>
		!isTable(field) && names.has(field.name) ? { ...field, required: true } : field,
	);
}
