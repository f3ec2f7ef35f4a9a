import type { AmountParts } from '../number/amount-parts';
import { currencyOf } from './currency';
import { inOrder } from './currency-codes';
import { narrowedCurrencies } from './currency-evidence';
import { currenciesOfEras } from '../date/date-evidence';
import type { PrintedDocument } from '../printed-document';
import { readAs, unreadable, type Reading } from '../reading';
import type { ValueSettings } from '../value-settings';

/** In which currency a document is. */
export interface DocumentCurrency {
	/** What the document itself shows: no code when it shows nothing or contradicts itself, several for "$". */
	readonly shown: readonly string[];
	/** The one that is shown, or that the default settles among those shown. */
	readonly code: string | null;
	/**
	 * What the currency field says, as an ISO 4217 code; null when the field is blank or missing. A "$" that nothing
	 * settles stays "$": most likely US dollars, and no code is guessed.
	 */
	readonly field: Reading<string> | null;
}

/** Three in a row are Japanese; a single の stands also in Chinese brand names. */
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}ー]{3,}/u;
/** Of the currencies of "$" one is met far more often than all others; those of "kr", "¥" and "Rs" are equals. */
const DOLLAR = 'USD';
/** How many currencies a message names. */
const NAMED = 3;

const common = (a: readonly string[], b: readonly string[]) => a.filter((code) => b.includes(code));

/** The currencies that all amounts with a mark allow; none when no amount has one, null when they disagree. */
function currenciesOfAmounts(amounts: readonly AmountParts[]): readonly string[] | null {
	const marks = new Map<string, readonly string[]>();
	for (const { currency } of amounts) if (currency.length > 0) marks.set(currency.join(), currency);
	const [first, ...others] = marks.values();
	if (first === undefined) return [];
	const kept = others.reduce(common, first);
	return kept.length > 0 ? kept : null;
}

/** What fits all kinds of evidence; a kind that shows nothing leaves the others; null when they disagree. */
function agreed(...kinds: readonly (readonly string[] | null)[]): readonly string[] | null {
	let kept: readonly string[] = [];
	for (const kind of kinds) {
		if (kind === null) return null;
		if (kind.length === 0) continue;
		kept = kept.length === 0 ? kind : common(kept, kind);
		if (kept.length === 0) return null;
	}
	return kept;
}

/** Kana leave the yen of several currencies; alone they say nothing, as any company may bill in dollars. */
const narrowedByScript = (shown: readonly string[], texts: readonly string[]): readonly string[] =>
	shown.length > 1 && shown.includes('JPY') && texts.some((text) => KANA.test(text))
		? ['JPY']
		: shown;

/**
 * Finds the currency of a document: from the field that says so, from the marks around its amounts, from dates that
 * name an era (令和 -> JPY); where that leaves a choice, from its script and from what else it prints. Nothing is taken
 * where no mark is printed. The default settles what is still ambiguous, if it is among the candidates.
 */
export function currencyOfDocument(
	document: PrintedDocument,
	{ defaultCurrency, today }: Pick<ValueSettings, 'defaultCurrency' | 'today'>,
): DocumentCurrency {
	const said = document.currency === null ? [] : currencyOf(document.currency);
	const amounts = currenciesOfAmounts(document.money);
	const eras = inOrder(currenciesOfEras(document.dates));
	const evidence = agreed(said, amounts, eras);
	const shown = narrowedCurrencies(
		narrowedByScript(evidence ?? [], document.texts),
		document,
		today,
	);
	const preferred = defaultCurrency?.trim().toUpperCase() ?? '';
	const code =
		shown.length === 1 ? (shown[0] ?? null) : shown.includes(preferred) ? preferred : null;

	if (document.currency === null) return { shown, code, field: null };
	return { shown, code, field: fieldReading(document.currency) };

	function fieldReading(printed: string): Reading<string> {
		if (said.length === 0) return unreadable('is not a currency that is known');
		if (code !== null) return readAs(code);
		if (shown.includes(DOLLAR) && !document.currencyIsRequired) return readAs(printed);
		if (evidence !== null) return unreadable(severalCurrencies(shown, preferred));
		return unreadable(contradiction(printed, said, amounts, eras));
	}
}

const listed = (codes: readonly string[], word: string): string =>
	codes.length > NAMED
		? `${codes.slice(0, NAMED).join(', ')}, …`
		: `${codes.slice(0, -1).join(', ')}${codes.length > 1 ? ` ${word} ` : ''}${codes.at(-1) ?? ''}`;

const severalCurrencies = (candidates: readonly string[], preferred: string): string =>
	preferred === ''
		? `stands for several currencies (${listed(candidates, 'and')}); set Default Currency`
		: `stands for several currencies (${listed(candidates, 'and')}), and Default Currency ${preferred} is none of them`;

function contradiction(
	printed: string,
	said: readonly string[],
	amounts: readonly string[] | null,
	eras: readonly string[],
): string {
	const own = printed.trim() === said.join() ? '' : `(${listed(said, 'or')}) `;
	if (amounts === null) return `${own}contradicts the amounts, which are in different currencies`;
	return amounts.length > 0 && common(said, amounts).length === 0
		? `${own}contradicts the amounts, which are in ${listed(amounts, 'or')}`
		: `${own}contradicts the dates, which are written as with ${listed(eras, 'or')}`;
}
