import type { CellRow, Extraction, RawValue } from '../../../core/api/extraction';
import type { CheckCode } from '../../../core/decision/check';
import { judge, type DocumentJudgement, type Policy } from '../../../core/decision/judge';
import { readSettledValues } from '../../../core/decision/settle-decimals';
import type { ProcessSettings } from '../../../core/pipeline/output';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import { cell } from '../../service-double/extractions';

export const TODAY = '2026-06-30';
export const INVOICE: DocumentSchema = { mode: 'fields', fields: PRESETS.invoice.fields };
export const POLICY: Policy = { threshold: 0.85, fieldsThatCount: 'all', liftByChecks: false };

export const SETTINGS: ProcessSettings = {
	values: { dateOrder: 'ask', defaultCurrency: null, today: TODAY },
	policy: POLICY,
};

type Printed = Readonly<Record<string, RawValue>>;

const cells = (printed: Printed): CellRow =>
	Object.fromEntries(Object.entries(printed).map(([name, raw]) => [name, cell(raw)]));

/** Line items as "what | quantity | price | amount"; "" for a cell without a value. */
export const lines = (...rows: string[]): Printed[] =>
	rows.map((row) => {
		const [item_description = '', quantity = '', unit_price = '', line_total = ''] = row
			.split('|')
			.map((text) => text.trim());
		return { item_description, quantity, unit_price, line_total };
	});

/** An extraction in which every value is sure. */
export const documentOf = (fields: Printed, rows: readonly Printed[] = []): Extraction => ({
	cells: cells(fields),
	tables: { line_items: rows.map(cells) },
});

export const judged = (
	extraction: Extraction,
	{ schema = INVOICE, policy = POLICY }: { schema?: DocumentSchema; policy?: Policy } = {},
): DocumentJudgement =>
	judge(readSettledValues(extraction, schema, SETTINGS.values), schema, policy, TODAY);

/** "failed line_total row 2: …" of all checks. */
export const saidBy = ({ checks }: DocumentJudgement): string[] =>
	checks.map(({ result, code, message }) => `${result} ${code}: ${message}`);

/** "failed: …" of the checks with a code. */
export const saidOf = (
	code: CheckCode,
	fields: Printed,
	rows: readonly Printed[] = [],
	schema: DocumentSchema = INVOICE,
): string[] =>
	judged(documentOf(fields, rows), { schema }).checks.flatMap((check) =>
		check.code === code ? [`${check.result}: ${check.message}`] : [],
	);

/** The result of each check with a code, with the row and the field it points at: "failed row 2 supplier". */
export const resultOf = (
	code: CheckCode,
	fields: Printed,
	rows: readonly Printed[] = [],
	schema: DocumentSchema = INVOICE,
): string =>
	judged(documentOf(fields, rows), { schema })
		.checks.filter((check) => check.code === code)
		.map(({ result, row, fields: places }) =>
			result === 'failed'
				? ['failed', ...(row === undefined ? [] : [`row ${row}`]), places.at(-1)].join(' ')
				: result,
		)
		.join(', ');
