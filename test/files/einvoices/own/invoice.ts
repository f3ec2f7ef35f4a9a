/** An allowance, or a charge, without VAT. */
export interface Surcharge {
	readonly isCharge: boolean;
	/** In cents. */
	readonly amount: number;
	readonly reason: string;
}

/** UNTDID 5305, and the rate in percent; category O has none. */
export interface Vat {
	readonly category: string;
	readonly percent: number | null;
}

/** A line. */
export interface OwnLine {
	readonly name: string;
	readonly quantity: number;
	readonly unit: string;
	/** Of `per` units. */
	readonly price: number;
	readonly per: number;
	readonly surcharges: readonly Surcharge[];
	readonly vat: Vat;
	/** Lines that say what this one is made of: an extension of XRechnung, and of ZUGFeRD's EXTENDED. */
	readonly parts: readonly { readonly name: string; readonly share: number }[];
}

/** An invoice of our own making: all that is needed to write it in every syntax. Dates are ISO, amounts in cents. */
export interface OwnInvoice {
	readonly number: string;
	/** UNTDID 1001. */
	readonly type: string;
	readonly date: string;
	readonly due: string | null;
	readonly terms: string | null;
	readonly period: readonly [from: string, to: string] | null;
	readonly currency: string;
	/** The VAT said a second time in the currency of the books. */
	readonly taxCurrency: string | null;
	readonly supplier: string;
	readonly vatId: string;
	readonly buyer: string;
	readonly ibans: readonly string[];
	readonly surcharges: readonly (Surcharge & { readonly vat: Vat })[];
	readonly lines: readonly OwnLine[];
	readonly paid: number;
	/** What is rounded, as in Switzerland to 5 Rappen. */
	readonly rounding: number;
}

export const STANDARD: Vat = { category: 'S', percent: 19 };

/** Half a cent goes away from zero, whatever the binary fraction made of it. */
export const rounded = (amount: number): number =>
	Math.sign(amount) * Math.round(Math.abs(amount) + 1e-7);

const balance = (surcharges: readonly Surcharge[]): number =>
	surcharges.reduce((sum, { isCharge, amount }) => sum + (isCharge ? amount : -amount), 0);

/** BT-131, in cents. */
export const totalOfLine = ({ quantity, price, per, surcharges }: OwnLine): number =>
	rounded((quantity * price * 100) / per) + balance(surcharges);

/** BG-22 and BG-23, in cents, as EN 16931 has them follow from the lines. */
export function sumsOf({ lines, surcharges, paid, rounding }: OwnInvoice) {
	const rates = new Map<string, { readonly vat: Vat; readonly net: number }>();
	const add = (vat: Vat, amount: number) => {
		const key = `${vat.category} ${vat.percent ?? ''}`;
		rates.set(key, { vat, net: (rates.get(key)?.net ?? 0) + amount });
	};
	for (const line of lines) add(line.vat, totalOfLine(line));
	for (const { vat, isCharge, amount } of surcharges) add(vat, isCharge ? amount : -amount);
	const vat = [...rates.values()].map((rate) => ({
		...rate,
		tax: rounded((rate.net * (rate.vat.percent ?? 0)) / 100),
	}));
	const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
	const ofLines = sum(lines.map(totalOfLine));
	const net = ofLines + balance(surcharges);
	const tax = sum(vat.map((one) => one.tax));
	return {
		vat,
		lines: ofLines,
		allowances: sum(surcharges.flatMap(({ isCharge, amount }) => (isCharge ? [] : [amount]))),
		charges: sum(surcharges.flatMap(({ isCharge, amount }) => (isCharge ? [amount] : []))),
		net,
		tax,
		gross: net + tax,
		due: net + tax - paid + rounding,
	};
}

/** Cents as XML has them: "-12.50". */
export const decimal = (amount: number): string => (amount / 100).toFixed(2);

export const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An element; nothing for null. */
export const element = (name: string, content: string | null, attributes = ''): string =>
	content === null ? '' : `<${name}${attributes}>${content}</${name.split(' ')[0] ?? name}>`;
