import { folded, plainText } from '../printed-text';

/*
 * What stands where a tax or its rate should, in English, German, French, Dutch, Spanish, Italian, Portuguese, the
 * Nordic languages, Polish and Czech, without accents.
 */

const TAX = String.raw`(?:tax|sales tax|v\.?a\.?t|gst|hst|pst|qst|mwst|mehrwertsteuer|ust|umsatzsteuer|tva|t\.v\.a|btw|iva|i\.v\.a|igic|ipsi|moms|mva|alv|ptu|dph)`;
/** That there is no tax. */
const EXEMPT = new RegExp(
	String.raw`^(?:\W*(?:${TAX}|no|kein[e]?|ohne|sans|sin|senza|geen|zonder|sem|bez|ingen|uten|utan|uden)\W+)*\W*(?:${[
		String.raw`reverse[ -]?charge[dr]?(?: .*)?|zero[ -]?(?:rated?|rate)?|(?:tax|vat|gst)[ -]?(?:exempt|free)|(?:vat |tax )?exempt(?:ed|ion)?|exempt from .*|outside (?:the )?scope.*|out of scope.*|not subject to .*|not applicable.*|(?:no|without) ${TAX}`,
		String.raw`(?:umsatz|mehrwert)?steuerfreie?[rns]?(?: .*)?|(?:mwst|ust)[.-]? ?(?:frei|befreit)|(?:umsatz)?steuerbefreit|frei|befreit|kleinunternehmer.*|innergemeinschaftliche.*|differenzbesteuer.*|steuerschuldnerschaft.*|nicht steuerbar.*|(?:(?:gemaß|gemass|gem\.?|nach|lt\.?|laut) )?§ ?(?:4|13b|19|25a)(?!\d).*|(?:keine|ohne) ${TAX}`,
		String.raw`exoneree?s?(?: .*)?|exonerations?(?: .*)?|exempte?|non applicable.*|autoliquidation.*|non soumis.*|franchise en base.*|sans ${TAX}`,
		String.raw`(?:btw)?[- ]?verlegd.*|(?:btw)?[- ]?vrij(?:gesteld)?(?: .*)?|vrijstelling.*|kleineondernemersregeling|kor`,
		String.raw`exent[oa]s?(?: .*)?|no sujet[oa].*|inversion del sujeto pasivo.*|esente(?: .*)?|es\. ?art\..*|inversione contabile.*|non imponibile.*|fuori campo.*|isent[oa]s?(?: .*)?|autoliquidacao.*|nao sujeito.*|regime de isencao.*`,
		String.raw`(?:moms|mva|alv|ptu|dph)[ -]?(?:fri\w*|vapaa|exempt)|avgiftsfri|omv[ae]ndt? (?:betalingsplikt|betalningspligt|skattskyldighet|skattepligt)|kaannett\w+ verovelvollisuus|veroton|zwolnion[eya](?: .*)?|zw|n\.?p|odwrotne obciazenie|osvobozeno.*|prenesen[ai].*`,
	].join('|')})\W*$`,
	'u',
);
/** An amount, or a rate that isn't 0: then the words don't say that there is none. */
const WITH_AMOUNT = /\d[.,]\d{2}(?!\d)|(?<![\d.,])0*[1-9][\d.,]*\s*%/u;
const LONGEST = 120;

/** "Reverse charge", "steuerfrei", "TVA non applicable, art. 293 B du CGI": there is no tax. */
export function isExempt(printed: string): boolean {
	const text = folded(plainText(printed));
	return text.length <= LONGEST && !WITH_AMOUNT.test(text) && EXEMPT.test(text);
}

/** "A", "AE", "(S)", "A*": a class whose rate a legend says. */
const CLASS = /^[([]?[A-Z]{1,2}\d?[)\]]?\*?$|^\*$/u;
/** The name of a tax, or which of its rates, without the rate. */
const NAMED_ONLY = new RegExp(
	String.raw`^(?:${TAX}|normal(?:satz|e)?|standard(?: rate)?|full|voll(?:er satz)?|regelsatz|reduced(?: rate)?|ermassigt|ermaßigt|taux (?:normal|reduit)|reduit|hoog|laag|general|reducido|ordinaria|ridotta|reduzida|intermedia|alennettu|lav|hoj|lag|hog|taxable|taxed|steuerpflichtig)\.?$`,
	'u',
);

/** Whether a text tells a rate by its class or name only: "A", "AE", "GST". */
export const isRateClass = (printed: string): boolean =>
	CLASS.test(plainText(printed).toUpperCase()) || NAMED_ONLY.test(folded(plainText(printed)));

const BEFORE_RATE = new RegExp(String.raw`^${TAX}[ .:-]*(?=\d)`, 'iu');
const AFTER_RATE = /(?<=\d\s?%?)\s*[([]?\p{Lu}{1,2}\d?[)\]]?\*?$/u;

/** A rate without the name of its tax and its class: "MwSt 19%" -> "19%", "20.0% (S)" -> "20.0%". */
export const withoutTaxName = (printed: string): string =>
	plainText(printed).replace(BEFORE_RATE, '').replace(AFTER_RATE, '');
