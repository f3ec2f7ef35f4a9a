/** What a field of a business document can mean. */
export const CONCEPT_IDS = [
	'invoice_number',
	'order_number',
	'customer_number',
	'reference',
	'tax_number',
	'iban',
	'bic',
	'phone',
	'due_date',
	'delivery_date',
	'order_date',
	'issue_date',
	'period',
	'subtotal',
	'tax',
	'total_due',
	'discount',
	'shipping',
	'tip',
	'paid',
	'count',
	'currency',
	'supplier',
	'buyer',
	'ship_to',
	'payment_terms',
	'email',
	'website',
	'tendered',
	'change',
	'rounding',
	'serial',
	'carried',
] as const;

export type ConceptId = (typeof CONCEPT_IDS)[number];

/** By concept, what is printed beside its values; a language leaves out what it takes from English. */
export type LabelTable = Readonly<Partial<Record<ConceptId, readonly string[]>>>;
