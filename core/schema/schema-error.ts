/** One thing that is wrong with a schema, and where. */
export interface SchemaProblem {
	/** The field as the user named it: "total_due", "line_items.quantity", or "schema" for the whole. */
	readonly place: string;
	readonly message: string;
}

/** A schema that can't be used. Raised before any call, so nothing was charged. */
export class SchemaError extends Error {
	override readonly name = 'SchemaError';

	constructor(readonly problems: readonly SchemaProblem[]) {
		super(problems.map(({ place, message }) => `${place}: ${message}`).join('; '));
	}
}
