/** Headings over parts of the form, in their order. */
export const GROUPS = [
	{ key: 'review', label: 'Review' },
	{ key: 'accounting', label: 'Accounting' },
	{ key: 'options', label: 'Options' },
] as const;
