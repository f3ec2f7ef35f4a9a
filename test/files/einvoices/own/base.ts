import { STANDARD, type OwnInvoice, type OwnLine } from './invoice';
import type { Random } from './random';

const SUPPLIERS = [
	['Muster Handel GmbH', 'DE123456789'],
	['Société Générale de Fournitures SARL', 'FR40303265045'],
	['O’Brien & Söhne KG', 'DE136695976'],
	['Stadtwerke Beispielstadt AöR', 'DE811907980'],
] as const;
const BUYERS = ['Einkauf AG', 'Gemeinde Musterhausen, Der Bürgermeister', 'Beispiel & Partner mbB'];
export const IBANS = [
	'DE89370400440532013000',
	'DE02120300000000202051',
	'FR1420041010050500013M02606',
	'NL91ABNA0417164300',
] as const;
const ITEMS = [
	'Beratung vor Ort',
	'Druckerpapier A4, 80 g/m²',
	'Wartung der Heizung, 2. Quartal',
	'Schrauben M8 x 40',
	'Abschlag Elektroarbeiten <EG>',
	'Licence annuelle – 5 utilisateurs',
	'Zeitschrift [Abonnement]',
	'Strom, Arbeitspreis HT',
];
const UNITS = ['H87', 'HUR', 'C62', 'KGM', 'MTK', 'KWH', 'LS', 'XPP'];

/** A line of its own name; prices go to the cent unless a kind of invoice says otherwise. */
export const lineOf = (random: Random, name = random.of(ITEMS)): OwnLine => ({
	name,
	quantity: random.of([1, 1, 2, 3, 5, 10, 12.5, 48, 0.75]),
	unit: random.of(UNITS),
	price: random.between(100, 250_000) / 100,
	per: 1,
	surcharges: [],
	vat: STANDARD,
	parts: [],
});

export const linesOf = (random: Random, count: number): readonly OwnLine[] =>
	Array.from({ length: count }, (_, at) => lineOf(random, `${random.of(ITEMS)} (${at + 1})`));

const two = (number: number) => String(number).padStart(2, '0');
export const dateOf = (random: Random): string =>
	`${random.between(2016, 2026)}-${two(random.between(1, 9))}-${two(random.between(1, 28))}`;

export function later(date: string, days: number): string {
	const then = new Date(`${date}T00:00:00Z`);
	then.setUTCDate(then.getUTCDate() + days);
	return then.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** An invoice as most are: some lines of one rate, to be paid in two weeks or so. */
export function plainInvoice(random: Random): OwnInvoice {
	const [supplier, vatId] = random.of(SUPPLIERS);
	const date = dateOf(random);
	return {
		number: random.of([
			`R-${date.slice(0, 4)}-${random.between(1, 9999)}`,
			String(random.between(10_000, 99_999_999)),
			`${random.between(100, 999)}/${random.between(10, 99)}/${random.between(100, 999)}`,
			`RE ${random.between(1000, 9999)}`,
		]),
		type: '380',
		date,
		due: random.of([null, later(date, 14), later(date, 30)]),
		terms: null,
		period: null,
		currency: 'EUR',
		taxCurrency: null,
		supplier,
		vatId,
		buyer: random.of(BUYERS),
		ibans: [random.of(IBANS)],
		surcharges: [],
		lines: linesOf(random, random.between(1, 6)),
		paid: 0,
		rounding: 0,
	};
}
