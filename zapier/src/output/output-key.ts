/** Keys of ours beside the values that were read. */
const OUR_KEYS: ReadonlySet<string> = new Set([
	...['id', 'needs_review', 'decision', 'lowest_match_ratio', 'match_ratio', 'reasons_text'],
	...['reasons', 'checks', 'documents', 'document_count', 'document_number', 'file_name', 'error'],
	...[
		'pages',
		'scans',
		'skipped_text',
		'document_json',
		'ocr',
		'accounting',
		'line_number',
		'line_count',
	],
	...['document_needs_review', 'document_decision', 'document_reasons_text'],
	...['accounting_body_text', 'accounting_missing_text', 'accounting_file'],
]);

/**
 * The key of a value in the output: its name, or `field_…` where that is a key of ours.
 *
 * @param ours what stands beside it, where that is not a document
 */
export const outputKey = (
	name: string,
	siblings: readonly string[],
	ours: ReadonlySet<string> = OUR_KEYS,
): string => {
	if (!ours.has(name)) return name;
	let key = `field_${name}`;
	while (siblings.includes(key)) key = `field_${key}`;
	return key;
};

/** Values under the keys of the output. */
export const withOutputKeys = <T>(
	values: Readonly<Record<string, T>>,
	ours: ReadonlySet<string> = OUR_KEYS,
): Record<string, T> => {
	const names = Object.keys(values);
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [outputKey(name, names, ours), value]),
	);
};
