import type { Extraction } from '../../../core/api/extraction';
import { carriedSettings } from '../../../core/pipeline/carried-settings';
import { documentJson, processDocument } from '../../../core/pipeline/output';
import { withPayload } from '../../../core/accounting/with-payload';
import { PRESETS } from '../../../core/schema/presets';
import { sureInvoice } from '../../service-double/extractions';

export const AT = '2026-05-04T10:00:00.000Z';
const TODAY = AT.slice(0, 10);

/** The json of an item as Extract leaves it and n8n stores it. */
export function itemOf(extraction: Extraction = sureInvoice): Record<string, unknown> {
	const schema = { mode: 'fields', fields: PRESETS.invoice.fields } as const;
	const values = { dateOrder: 'ask', defaultCurrency: null } as const;
	const policy = { threshold: 0.85, fieldsThatCount: 'all', liftByChecks: false } as const;
	const accounting = { format: 'csv', mapping: {} } as const;
	const read = processDocument(
		extraction,
		schema,
		{ values: { ...values, today: TODAY }, policy },
		{
			source: { file_name: 'a.pdf', property: 'data', mime_type: null, pages: 1, sha256: 'f' },
			requestIds: ['req_1'],
			scans: 1,
		},
	);
	const finished = withPayload(read, schema, accounting);
	const json = documentJson(finished.document, { includeBoxes: true, includeVertices: false });
	return structuredClone({
		...json,
		accounting: finished.accounting,
		ocr: {
			...json.ocr,
			settings: carriedSettings({ schema, values, policy, accounting, suppliers: [] }),
		},
	});
}
