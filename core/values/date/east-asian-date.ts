import { fullYear, isoDate, onlyDate } from './calendar';
import { readAs, unreadable, type Reading } from '../reading';

/** An era of a calendar: its names, the year before its first, its first and last day. */
interface Era {
	readonly names: readonly string[];
	readonly before: number;
	readonly from: string;
	readonly to: string;
	/** ISO 4217 code of the only country that has it. */
	readonly currency: string;
}

type Groups = Readonly<Partial<Record<string, string>>>;

const NEVER = '9999-12-31';
const era = (names: string, before: number, from: string, to: string, currency = 'JPY'): Era => ({
	names: names.split(' '),
	before,
	from,
	to,
	currency,
});

/** Japan's eras (Unicode CLDR, calendar "japanese") and the Republic of China's (calendar "roc"). */
const ERAS = [
	era('令和 R', 2018, '2019-05-01', NEVER),
	era('平成 H', 1988, '1989-01-08', '2019-04-30'),
	era('昭和 S', 1925, '1926-12-25', '1989-01-07'),
	era('大正', 1911, '1912-07-30', '1926-12-24'),
	era('明治', 1867, '1868-01-01', '1912-07-29'),
	era('中華民國 中華民国 中华民国 民國 民国', 1911, '1912-01-01', NEVER, 'TWD'),
];
const eraNamed = new Map(ERAS.flatMap((own) => own.names.map((name) => [name, own] as const)));

const ERA = String.raw`^(?<era>令和|平成|昭和|大正|明治|[RHS]|中華民國|中華民国|中华民国|民國|民国) ?(?<year>元|\d{1,3}) ?`;
const ERA_IN_WORDS = new RegExp(String.raw`${ERA}年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日?$`);
const ERA_IN_DIGITS = new RegExp(
	String.raw`${ERA}(?<mark>[./-]) ?(?<month>\d{1,2}) ?\k<mark> ?(?<day>\d{1,2})\.?$`,
);
const eraGroups = (text: string): Groups | undefined =>
	(ERA_IN_WORDS.exec(text) ?? ERA_IN_DIGITS.exec(text))?.groups;

const YEAR_MONTH_DAY =
	/^(?<year>\d{2}|\d{4}) ?(?<sign>[年년]) ?(?<month>\d{1,2}) ?[月월] ?(?<day>\d{1,2}) ?[日일号號]?$/;
const WEEKDAY_BEHIND =
	/\s*(?:[([]\s*)?(?:[月火水木金土日](?:曜日?)?|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[월화수목금토일](?:요일)?)(?:\s*[)\]])?$/u;

/**
 * Reads `2026年3月31日`, `2026년 3월 31일`, `令和8年3月31日`, `令和元年5月1日`, `R8.3.31`, `民國115年3月31日`.
 *
 * @param text plain text, without time of day
 * @param today ISO date
 * @returns undefined when the text has none of these forms
 */
export function readEastAsianDate(text: string, today: string): Reading<string> | undefined {
	const bare = withoutWeekday(text);
	const named = eraGroups(bare);
	if (named !== undefined) return eraDate(named);
	const plain = YEAR_MONTH_DAY.exec(bare)?.groups;
	return plain === undefined ? undefined : commonEraDate(plain, today);
}

/** ISO 4217 code of the only country that writes dates with this era: 令和 -> JPY, 民國 -> TWD. */
export function currencyOfEra(text: string): string | undefined {
	const name = eraGroups(withoutWeekday(text))?.era;
	return name === undefined ? undefined : eraNamed.get(name)?.currency;
}

/** Only behind the day: in "2026年3月31日" the last sign is no Sunday. */
function withoutWeekday(text: string): string {
	if (!/[年년]/.test(text)) return text;
	const bare = text.replace(WEEKDAY_BEHIND, '');
	return /[日일号號\d]$/.test(bare) && /[月월]\s*\d{1,2}\s*[日일号號]?$/.test(bare) ? bare : text;
}

function eraDate({ era: name = '', year = '', month, day }: Groups): Reading<string> | undefined {
	const own = eraNamed.get(name);
	if (own === undefined) return undefined;
	const number = year === '元' ? 1 : Number(year);
	const iso = number < 1 ? undefined : isoDate(own.before + number, Number(month), Number(day));
	if (iso === undefined) return unreadable('is not a day of the calendar');
	return iso >= own.from && iso <= own.to
		? readAs(iso)
		: unreadable(`is not a day of the era ${own.names[0] ?? name}`);
}

function commonEraDate({ year = '', sign, month, day }: Groups, today: string): Reading<string> {
	// "26年" can be 2026, or the 26th year of an era that is left out; Korea counts no eras.
	return year.length === 2 && sign !== '년'
		? unreadable('gives the year in two digits, which may count from an era')
		: onlyDate([isoDate(fullYear(year, today), Number(month), Number(day))]);
}
