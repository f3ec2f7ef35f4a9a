import type { PlainOutputField } from 'zapier-platform-core';

/** A list of line items; its sample is one row of the samples of its fields. */
export const listField = (
	key: string,
	label: string,
	children: readonly PlainOutputField[],
): PlainOutputField => ({
	key,
	label,
	children: [...children],
	sample: [Object.fromEntries(children.map((field) => [field.key, field.sample ?? null]))],
});
