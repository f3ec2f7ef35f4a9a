import type { TextKey, Words } from './english';
import type { Sayings } from './reasons/say-reason';

/** What a language is made of. */
export interface Language {
	readonly words: Words;
	readonly sayings: Sayings;
}

/** A text by its key, with what is to be filled in; and what the core says, in the same language. */
export type Texts = Sayings & ByKey;

type ByKey = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** All texts of the page in one language. */
export const textsOf = ({ words, sayings }: Language): Texts => {
	const byKey: ByKey = (key, values = {}) =>
		words[key].replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
	return Object.assign(byKey, sayings);
};
