import type { MissingPart } from './missing';

/** What came of making a payload: all that is missing, or its body. */
export interface Built {
	readonly missing: readonly MissingPart[];
	/** JSON, or text; null when something is missing. */
	readonly body: object | string | null;
}
