/*
 * What is printed around an amount to say whether it holds the tax. It is about the amount, and no part of it: the
 * arithmetic of the document shows what is right.
 */

const TAXES = String.raw`(?:tax|v\.?a\.?t|gst|hst|mwst|ust|tva|btw|iva|moms|mva|steuer|taxes)`;
const REMARK = [
	'税込み?',
	'税抜き?',
	'税別',
	'内税',
	'外税',
	'含税',
	'未税',
	String.raw`(?:incl(?:\.|uding|usive)?|inkl\.?|excl(?:\.|uding|usive)?|exkl\.?|zzgl\.?|plus|\+|con|sin|hors|with|without|sans|avec)(?: of)? ?${TAXES}\.?`,
	'ttc|ht|t\\.t\\.c\\.?|h\\.t\\.?',
].join('|');

const BRACKETED = new RegExp(String.raw`[(\[] ?(?:${REMARK}) ?[)\]]`, 'iu');
const AFTER = new RegExp(String.raw`(?<=[\d\p{Sc}\p{L})\-]) ?(?:${REMARK})$`, 'iu');
const BEFORE = new RegExp(String.raw`^(?:${REMARK}) ?(?=[\d\p{Sc}])`, 'iu');

/** An amount without a remark on its tax: "13,200円(税込)" -> "13,200円", "12,50 € inkl. MwSt." -> "12,50 €". */
export const withoutTaxRemark = (text: string): string =>
	/\p{L}/u.test(text)
		? text.replace(BRACKETED, '').replace(AFTER, '').replace(BEFORE, '').trim()
		: text;
