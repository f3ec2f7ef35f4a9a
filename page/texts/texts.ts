import { english, type TextKey, type Words } from './english';
import { french } from './french';
import { german } from './german';
import { spanish } from './spanish';

/** A further language is a further line here. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map([
	['en', english],
	['de', german],
	['fr', french],
	['es', spanish],
]);

/** A text by its key, with what is to be filled in. */
export type Texts = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const textsOf =
	(words: Words): Texts =>
	(key, values = {}) =>
		words[key].replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));

/** @param wanted languages, the best first: "de-AT" */
export function textsFor(wanted: readonly string[]): {
	readonly language: string;
	readonly texts: Texts;
} {
	for (const tag of wanted) {
		const language = tag.toLowerCase().split('-')[0] ?? '';
		const words = LANGUAGES.get(language);
		if (words !== undefined) return { language, texts: textsOf(words) };
	}
	return { language: 'en', texts: textsOf(english) };
}
