/** Country, two check digits, and up to 30 letters and digits (ISO 13616). */
const FORM = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const MODULUS = 97;
const LETTERS_FROM = 10;

/** The number of an account without what it is written with besides letters and digits. */
export const accountNumberOf = (text: string): string =>
	text
		.toUpperCase()
		.replace(/^\s*IBAN\b/, '')
		.replace(/[\s.:-]/g, '');

/** ISO 7064 MOD 97-10 over the IBAN with its first four characters at the end, letters as 10…35. */
function isChecked(iban: string): boolean {
	const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
	const rest = Array.from(moved).reduce((sum, character) => {
		const value = Number.parseInt(character, 36);
		return (sum * (value < LETTERS_FROM ? 10 : 100) + value) % MODULUS;
	}, 0);
	return rest === 1;
}

/** @returns the IBAN without spaces; null for what is none, or has wrong check digits */
export function ibanOf(text: string | null): string | null {
	const iban = accountNumberOf(text ?? '');
	return FORM.test(iban) && isChecked(iban) ? iban : null;
}

/** Whether a text has the form of an IBAN, but was misread: its check digits are wrong. */
export const isMisreadIban = (text: string | null): boolean =>
	FORM.test(accountNumberOf(text ?? '')) && ibanOf(text) === null;
