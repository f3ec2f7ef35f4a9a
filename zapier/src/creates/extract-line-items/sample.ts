/** What every row has, whatever fields are read; their samples stand with the output fields. */
export const rowSample = {
	id: '7d2b1f0c9a4e4c1f8e6a5b3d2c1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39-1-1',
	line_number: 1,
	line_count: 2,
	needs_review: false,
	decision: 'accepted',
	lowest_match_ratio: 0.97,
	reasons_text: '',
	document_number: 1,
	file_name: 'invoice.pdf',
	document_needs_review: false,
	document_decision: 'accepted',
	document_reasons_text: '',
	error: '',
};

/** What is always there. */
export const sample = {
	id: '7d2b1f0c9a4e4c1f8e6a5b3d2c1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39',
	needs_review: false,
	row_count: 1,
	document_count: 1,
	line_items: [rowSample],
	skipped_text: '',
};
