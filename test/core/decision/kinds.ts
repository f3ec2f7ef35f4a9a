import { PRESETS } from '../../../core/schema/presets';
import { documentOf, judged, lines } from './documents';

/*
 * Small documents of general kinds, as a careful reader gives them. Fields as "name=text; name=text", rows as
 * "what | quantity | price | amount".
 */

const RECEIPT = { mode: 'fields' as const, fields: PRESETS.receipt.fields };
const FIRST = 'supplier=Muster GmbH; invoice_number=R-17; issue_date=2026-06-12; ';

const fieldsOf = (text: string): Record<string, string> =>
	Object.fromEntries(
		text.split(';').map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return [name.trim(), value.join('=').trim()];
		}),
	);

/** Why a document goes to review; none where it is accepted. */
export const messagesOf = (fields: string, rows: readonly string[], isReceipt = false) =>
	judged(
		documentOf(fieldsOf(`${FIRST}${fields}`), lines(...rows)),
		isReceipt ? { schema: RECEIPT } : {},
	).document.reasons.map(({ code, message }) => `${code}: ${message}`);

export type Kind = readonly [name: string, fields: string, ...rows: string[]];
