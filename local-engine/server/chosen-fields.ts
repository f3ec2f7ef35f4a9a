import type { ExtractRequestBody } from '../../core/api/wire';
import { isPresetName, PRESETS, type PresetName } from '../../core/schema/presets';
import { toWireFields, type WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../reading/words';
import { RequestError } from './request-error';

/** The fields to look for, and whether those without a value are left out of the answer. */
export interface ChosenFields {
	readonly fields: readonly WireField[];
	readonly onlyFound: boolean;
}

const fieldsOf = (preset: PresetName): readonly WireField[] => toWireFields(PRESETS[preset].fields);

/** The contract promises at most eight fields with `autoFields`; these are missed least. */
const LEFT_OUT: ReadonlySet<string> = new Set(['currency', 'delivery_date']);

const knownTemplates = Object.keys(PRESETS).join(', ');

/** Refuses templates this engine can't read, before the image is looked at. */
export function checkTemplate(templateId: ExtractRequestBody['templateId']): void {
	if (templateId !== undefined && !isPresetName(templateId))
		throw new RequestError(
			'validation_failed',
			`the local engine does not know the template "${templateId}". It knows ${knownTemplates}; for other documents send your own fields`,
		);
}

/** What kind of document it is, by the words on it. */
function presetFor(words: readonly PrintedWord[]): PresetName {
	const text = words.map((word) => word.text.toLowerCase()).join(' ');
	if (/\binvoice\b/.test(text)) return 'invoice';
	if (/\bpurchase order\b/.test(text)) return 'purchase_order';
	return /\breceipt\b|\bcash\b|\bchange\b/.test(text) ? 'receipt' : 'invoice';
}

/** The fields a request asks for; for `autoFields` those that suit the page. */
export function chooseFields(
	{ fields, templateId }: ExtractRequestBody,
	words: readonly PrintedWord[],
): ChosenFields {
	if (fields) return { fields, onlyFound: false };
	if (templateId !== undefined && isPresetName(templateId))
		return { fields: fieldsOf(templateId), onlyFound: false };
	const suitable = fieldsOf(presetFor(words)).filter(({ name }) => !LEFT_OUT.has(name));
	return { fields: suitable, onlyFound: true };
}
