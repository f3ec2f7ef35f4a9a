import { english, type TextKey, type Words } from './english';
import { french } from './french';
import { german } from './german';
import { frenchReasons } from './reasons/french';
import { germanReasons } from './reasons/german';
import { AS_THEY_ARE, sayingsIn, type Sayings } from './reasons/say-reason';
import { spanishReasons } from './reasons/spanish';
import { spanish } from './spanish';

interface Language {
	readonly words: Words;
	readonly sayings: Sayings;
}

/** A further language is a further line here. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
	['en', { words: english, sayings: AS_THEY_ARE }],
	['de', { words: german, sayings: sayingsIn('de', germanReasons) }],
	['fr', { words: french, sayings: sayingsIn('fr', frenchReasons) }],
	['es', { words: spanish, sayings: sayingsIn('es', spanishReasons) }],
]);

/** A text by its key, with what is to be filled in; and what the core says, in the same language. */
export type Texts = Sayings & ByKey;

type ByKey = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const textsOf = ({ words, sayings }: Language): Texts => {
	const byKey: ByKey = (key, values = {}) =>
		words[key].replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
	return Object.assign(byKey, sayings);
};

/** @param wanted languages, the best first: "de-AT" */
export function textsFor(wanted: readonly string[]): {
	readonly language: string;
	readonly texts: Texts;
} {
	for (const tag of wanted) {
		const language = tag.toLowerCase().split('-')[0] ?? '';
		const known = LANGUAGES.get(language);
		if (known !== undefined) return { language, texts: textsOf(known) };
	}
	return { language: 'en', texts: textsOf({ words: english, sayings: AS_THEY_ARE }) };
}
