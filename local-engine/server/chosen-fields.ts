import type { ExtractRequestBody } from '../../core/api/wire';
import { isPresetName, PRESETS, type PresetName } from '../../core/schema/presets';
import { toWireFields, type WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../ocr/words';
import { presetFor } from './auto-fields';
import { RequestError } from './request-error';

/** The fields to look for, and whether the answer is to give those that suit the page. */
export interface ChosenFields {
	readonly fields: readonly WireField[];
	readonly auto: boolean;
}

const fieldsOf = (preset: PresetName): readonly WireField[] => toWireFields(PRESETS[preset].fields);

const knownTemplates = Object.keys(PRESETS).join(', ');

/** Refuses templates this engine can't read, before the image is looked at. */
export function checkTemplate(templateId: ExtractRequestBody['templateId']): void {
	if (templateId !== undefined && !isPresetName(templateId))
		throw new RequestError(
			'validation_failed',
			`the local engine does not know the template "${templateId}". It knows ${knownTemplates}; for other documents send your own fields`,
		);
}

/** The fields a request asks for; for `autoFields` all of the kind of document it is. */
export function chooseFields(
	{ fields, templateId }: ExtractRequestBody,
	words: readonly PrintedWord[],
): ChosenFields {
	if (fields) return { fields, auto: false };
	if (templateId !== undefined && isPresetName(templateId))
		return { fields: fieldsOf(templateId), auto: false };
	return { fields: fieldsOf(presetFor(words)), auto: true };
}
