/** Nothing is printed, or nothing known: "one". */
const ONE = 'C62';

/** Words for units on invoices, by their code in UN/ECE Recommendation 20 (X…: 21). */
const WORDS: Readonly<Record<string, string>> = {
	H87: 'pc pcs pce pces piece pieces stk stck stück stücke pièce pièces stuk stuks pieza piezas pezzo pezzi peça peças pz',
	EA: 'ea each',
	C62: 'unit units einheit einheiten unité unités eenheid unidad unidades ud uds unità',
	HUR: 'h hr hrs hour hours std stunde stunden heure heures uur uren hora horas ora ore',
	MIN: 'min mins minute minutes minuten minuto minutos minuti',
	DAY: 'day days tag tage jour jours dag dagen día días giorno giorni dia dias',
	WEE: 'week weeks woche wochen semaine semaines weken semana semanas settimana settimane',
	MON: 'month months monat monate mois maand maanden mes meses mese mesi mês',
	ANN: 'year years jahr jahre an ans jaar año años anno anni ano anos',
	KGM: 'kg kgs kilo kilos kilogram kilograms kilogramm',
	GRM: 'g gr gram grams gramm',
	MGM: 'mg',
	TNE: 't tonne tonnes',
	LBR: 'lb lbs pound pounds',
	ONZ: 'oz',
	LTR: 'l ltr liter litre litres liters litro litros litri',
	CLT: 'cl',
	MLT: 'ml',
	MTR: 'm mtr meter metre metres meters mètre mètres metro metros metri',
	CMT: 'cm',
	MMT: 'mm',
	KMT: 'km',
	FOT: 'ft foot feet',
	YRD: 'yd yard yards',
	MTK: 'm2 m² qm sqm',
	MTQ: 'm3 m³ cbm',
	KWH: 'kwh',
	MWH: 'mwh',
	SET: 'set sets satz',
	PR: 'pair pairs paar paire paires par pares paio paia',
	DZN: 'dozen dz dzn dutzend douzaine',
	LS: 'pauschal pauschale psch forfait',
	XPK: 'pack packs package packages packung pkg pkt paket pakete paquet',
	XBX: 'box boxes doos',
	XCT: 'carton cartons karton kartons ktn ctn',
	XBO: 'bottle bottles flasche flaschen bouteille bouteilles fles flessen botella botellas bottiglia bottiglie fl',
	XBG: 'bag bags beutel',
	XPX: 'pallet pallets palette paletten',
	XRO: 'roll rolls rolle rollen rouleau rouleaux rol rollo',
};

const CODES: ReadonlyMap<string, string> = new Map(
	Object.entries(WORDS).flatMap(([code, words]) => [
		[code.toLowerCase(), code] as const,
		...words.split(' ').map((word) => [word, code] as const),
	]),
);

/**
 * The code of a unit as printed: "hours", "Stk.", "KGM".
 *
 * @returns `known` false where something is printed that is in no list: it must not get lost
 */
export function unitCodeOf(unit: string | null): {
	readonly code: string;
	readonly known: boolean;
} {
	const word = (unit ?? '').toLowerCase().replace(/[.()]/g, '').trim();
	const code = CODES.get(word);
	return { code: code ?? ONE, known: word === '' || code !== undefined };
}
