/** A year by itself ("RE-2026-0001"), or before month and day, or before a month and a mark ("20260331-5", "202603/7"). */
const YEAR =
	/(?<!\d)(?<year>(?:19[89]|20\d)\d)(?:(?!\d)|(?=(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?!\d)|[-/._])))/gu;
/** What has no digits but those of a year, or of a day, may be any number. */
const ONLY_A_NUMBER = /^[^\p{L}\d]*\d{4}(?:\d{4})?[^\p{L}\d]*$/u;

/**
 * The years that a text names.
 *
 * @param latest years behind it are numbers
 * @returns none for a text that is a number and no more
 */
export const yearsIn = (text: string, latest: number): number[] =>
	ONLY_A_NUMBER.test(text)
		? []
		: [...text.matchAll(YEAR)]
				.map(({ groups }) => Number(groups?.year))
				.filter((year) => year <= latest);

/** A date within the invoice number, year first: "20260305-001". */
export const dateInNumber = (printed: string): string | undefined => {
	const { year, month, day } =
		/(?<!\d)(?<year>20\d\d)(?<mark>[-./]?)(?<month>0[1-9]|1[0-2])\k<mark>(?<day>0[1-9]|[12]\d|3[01])(?!\d)/.exec(
			printed,
		)?.groups ?? {};
	return year === undefined ? undefined : `${year}-${month ?? ''}-${day ?? ''}`;
};
