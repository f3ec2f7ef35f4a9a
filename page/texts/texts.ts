import { english } from './english';
import { french } from './french';
import { german } from './german';
import { frenchReasons } from './reasons/french';
import { germanReasons } from './reasons/german';
import { AS_THEY_ARE, sayingsIn } from './reasons/say-reason';
import { spanishReasons } from './reasons/spanish';
import { spanish } from './spanish';
import { textsOf, type Language, type Texts } from './texts-of';

/** A further language is a further line here. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
	['en', { words: english, sayings: AS_THEY_ARE }],
	['de', { words: german, sayings: sayingsIn('de', germanReasons) }],
	['fr', { words: french, sayings: sayingsIn('fr', frenchReasons) }],
	['es', { words: spanish, sayings: sayingsIn('es', spanishReasons) }],
]);

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
