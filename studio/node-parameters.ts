import { HIGH_CONFIDENCE } from '../core/decision/judge';
import { PRESETS } from '../core/schema/presets';
import { editorFields } from '../nodes/SpaceOcr/resources/document/editor-fields';
import type { Setup } from './setup';

const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

function schemaParameters(fields: Setup['fields']) {
	const preset = Object.entries(PRESETS).find(([, own]) => isSame(own.fields, fields))?.[0];
	return preset === undefined
		? { schemaMode: 'build', fields: editorFields(fields) }
		: { schemaMode: 'preset', preset };
}

/** The parameters of the node Space OCR that do what Studio shows; what is at its default is left out. */
export function nodeParameters({ fields, threshold, fieldsThatCount, liftByChecks }: Setup) {
	const reviewOptions = {
		...(fieldsThatCount === 'all' ? {} : { fieldsThatCount }),
		...(liftByChecks ? { liftByChecks } : {}),
	};
	return {
		...schemaParameters(fields),
		...(threshold === HIGH_CONFIDENCE ? {} : { threshold }),
		...(Object.keys(reviewOptions).length === 0 ? {} : { reviewOptions }),
	};
}
