/*
 * Currencies that are gone, with the last day on which an invoice could be made out in them. Archives have them; on an
 * invoice of today one is misread.
 */

const EURO_CASH = '2002-02-28';

const LAST_DAYS: Readonly<Record<string, string>> = {
	ATS: EURO_CASH,
	BEF: EURO_CASH,
	DEM: EURO_CASH,
	ESP: EURO_CASH,
	FIM: EURO_CASH,
	FRF: EURO_CASH,
	GRD: EURO_CASH,
	IEP: EURO_CASH,
	ITL: EURO_CASH,
	LUF: EURO_CASH,
	NLG: EURO_CASH,
	PTE: EURO_CASH,
	SIT: '2007-01-14',
	CYP: '2008-01-31',
	MTL: '2008-01-31',
	SKK: '2009-01-16',
	EEK: '2011-01-14',
	LVL: '2014-01-14',
	LTL: '2015-01-15',
	HRK: '2023-01-14',
	TRL: '2005-12-31',
	ROL: '2006-12-31',
	PLZ: '1996-12-31',
};

/** ISO 4217 codes of currencies that are gone. */
export const OLD_CURRENCIES: readonly string[] = Object.keys(LAST_DAYS);

/** The last day on which an invoice could be in a currency; undefined for those in use. */
export const lastDayOf = (currency: string): string | undefined => LAST_DAYS[currency];
