/** What is always there, whatever fields are read; their samples stand with the output fields. */
export const sample = {
	id: '7d2b1f0c9a4e4c1f8e6a5b3d2c1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39',
	needs_review: true,
	decision: 'review',
	lowest_match_ratio: 0.62,
	reasons_text: 'total_due: match ratio 0.62 is below 0.85',
	reasons: [
		{
			document_number: 1,
			code: 'low_match_ratio',
			field: 'total_due',
			row: '',
			message: 'total_due: match ratio 0.62 is below 0.85',
			match_ratio: 0.62,
			threshold: 0.85,
			raw: '',
		},
	],
	checks: [
		{
			document_number: 1,
			code: 'total',
			result: 'passed',
			row: '',
			fields: 'subtotal, tax, total_due',
			message: '1224.50 + 10.00 = 1234.50',
		},
	],
	document_count: 1,
	documents: [
		{
			document_number: 1,
			file_name: 'invoice.pdf',
			needs_review: true,
			decision: 'review',
			lowest_match_ratio: 0.62,
			reasons_text: 'total_due: match ratio 0.62 is below 0.85',
			error: '',
			pages: 1,
			scans: 1,
		},
	],
	skipped_text: '',
	document_json: '{}',
};
