import * as z from 'zod/v4-mini';

import { mappingJson } from '../accounting/mapping';
import { PAYLOAD_FORMATS } from '../accounting/payload-format';
import type { AccountingSettings } from '../accounting/with-payload';
import { HIGH_CONFIDENCE, type Policy } from '../decision/judge';
import type { DocumentSchema } from '../schema/document-schema';
import { parseFields } from '../schema/field-spec';
import { isPresetName, PRESETS } from '../schema/presets';
import { SchemaError } from '../schema/schema-error';
import { SERVICE_TEMPLATE_IDS } from '../schema/service-templates';
import { knownSupplierRow, type KnownSupplier } from '../suppliers/known-supplier';
import type { ValueSettings } from '../values/value-settings';

/** How a document was read and judged, as far as it takes to do it again. */
export interface CarriedSettings {
	readonly schema: DocumentSchema;
	readonly values: Omit<ValueSettings, 'today'>;
	readonly policy: Policy;
	/** null when no payload was asked for. */
	readonly accounting: AccountingSettings | null;
	/** What is known of the document's supplier; none for one that is not known. */
	readonly suppliers: readonly KnownSupplier[];
}

/** Of the form below; another one that can't be read as this gets the next number. */
const VERSION = 1;

const ratio = z.number().check(z.minimum(0), z.maximum(1));

const schemaJson = z.discriminatedUnion('mode', [
	z.object({ mode: z.literal('preset'), preset: z.string() }),
	z.object({ mode: z.literal('fields'), fields: z.unknown() }),
	z.object({ mode: z.literal('template'), templateId: z.enum(SERVICE_TEMPLATE_IDS) }),
	z.object({ mode: z.literal('auto') }),
]);

/** What lies under `ocr.settings` of an item. A setting at its default is left out. */
const settingsJson = z.object({
	version: z.literal(VERSION),
	schema: schemaJson,
	date_order: z._default(z.enum(['ask', 'dmy', 'mdy']), 'ask'),
	default_currency: z._default(z.nullable(z.string()), null),
	threshold: z._default(ratio, HIGH_CONFIDENCE),
	fields_that_count: z._default(z.enum(['all', 'required']), 'all'),
	lift_by_checks: z._default(z.boolean(), false),
	accounting: z.optional(z.object({ format: z.enum(PAYLOAD_FORMATS), mapping: mappingJson })),
	suppliers: z._default(z.array(knownSupplierRow), []),
});

export type CarriedSettingsJson = z.input<typeof settingsJson>;

/** A preset goes by its name. */
function schemaToJson(schema: DocumentSchema): CarriedSettingsJson['schema'] {
	if (schema.mode !== 'fields') return schema;
	const preset = Object.entries(PRESETS).find(([, { fields }]) => fields === schema.fields)?.[0];
	return preset === undefined
		? { mode: 'fields', fields: schema.fields }
		: { mode: 'preset', preset };
}

const isGiven = (part: string | object | undefined): boolean =>
	typeof part === 'object' ? Object.keys(part).length > 0 : part !== undefined && part !== '';

const given = (mapping: AccountingSettings['mapping']) =>
	Object.fromEntries(
		Object.entries<string | object | undefined>({ ...mapping }).filter(([, part]) => isGiven(part)),
	);

/** The settings as JSON, to be put under `ocr.settings`. */
export function carriedSettings({
	schema,
	values: { dateOrder, defaultCurrency },
	policy: { threshold, fieldsThatCount, liftByChecks },
	accounting,
	suppliers,
}: CarriedSettings): CarriedSettingsJson {
	return {
		version: VERSION,
		schema: schemaToJson(schema),
		...(dateOrder === 'ask' ? {} : { date_order: dateOrder }),
		...(defaultCurrency === null ? {} : { default_currency: defaultCurrency }),
		...(threshold === HIGH_CONFIDENCE ? {} : { threshold }),
		...(fieldsThatCount === 'all' ? {} : { fields_that_count: fieldsThatCount }),
		...(liftByChecks ? { lift_by_checks: liftByChecks } : {}),
		...(accounting === null
			? {}
			: { accounting: { format: accounting.format, mapping: given(accounting.mapping) } }),
		...(suppliers.length === 0 ? {} : { suppliers: [...suppliers] }),
	};
}

/** @throws SchemaError */
function schemaFromJson(json: z.output<typeof schemaJson>): DocumentSchema {
	switch (json.mode) {
		case 'preset': {
			const { preset } = json;
			if (isPresetName(preset)) return { mode: 'fields', fields: PRESETS[preset].fields };
			throw new SchemaError([{ place: 'preset', message: `there is none called "${preset}"` }]);
		}
		case 'fields':
			return { mode: 'fields', fields: parseFields(json.fields) };
		case 'template':
		case 'auto':
			return json;
	}
}

/**
 * Reads back what `carriedSettings` put down.
 *
 * @returns undefined for anything else
 * @throws SchemaError where the fields can't be used
 */
export function readCarriedSettings(json: unknown): CarriedSettings | undefined {
	const parsed = settingsJson.safeParse(json);
	if (!parsed.success) return undefined;
	const { data } = parsed;
	return {
		schema: schemaFromJson(data.schema),
		values: { dateOrder: data.date_order, defaultCurrency: data.default_currency },
		policy: {
			threshold: data.threshold,
			fieldsThatCount: data.fields_that_count,
			liftByChecks: data.lift_by_checks,
		},
		accounting: data.accounting ?? null,
		suppliers: data.suppliers,
	};
}
