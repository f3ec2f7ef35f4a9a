import { amountParts } from '../number/amount-parts';
import { currencyMark } from './currency-mark';
import { plainText } from '../printed-text';

/** "EUR (€)", "Euro / EUR", "USD: $". */
const BETWEEN_MARKS = /[()[\]/,;:=]+/;

/**
 * The currencies that a field's printed text stands for: "€", "US$", "U.S. dollars", "Franken", "EUR (€)".
 *
 * @returns ISO 4217 codes, the best-known first: none when it is not recognised, one when it is settled, several when
 *   it is ambiguous ("$", "kr")
 */
export function currencyOf(printed: string): readonly string[] {
	const text = plainText(printed);
	const whole = currencyMark(text);
	if (whole.length > 0) return whole;
	const code = currencyMark(text.toUpperCase());
	if (code.length === 1 && code[0] === text.toUpperCase()) return code;
	const [first, ...others] = text
		.split(BETWEEN_MARKS)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(currencyMark);
	return others.length === 0
		? []
		: others.reduce((kept, own) => kept.filter((code) => own.includes(code)), first ?? []);
}

/** The currencies whose mark stands around an amount, as `currencyOf` gives them: "€ 4.053,67", "12 Kč". */
export function currencyMarkIn(printed: string): readonly string[] {
	const parts = amountParts(printed);
	return parts.readable ? parts.value.currency : [];
}
