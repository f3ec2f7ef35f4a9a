import type { MissingPart } from './missing';

/** What came of making a payload: all that is missing, or its body. */
export interface Built {
	readonly missing: readonly MissingPart[];
	/** What the tool calls it, which says where to send it: "Bill", "CreditNotes"; null when something is missing. */
	readonly entity: string | null;
	/** JSON, or text; null when something is missing. */
	readonly body: object | string | null;
}
