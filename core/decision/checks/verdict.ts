import type { Check, CheckCode } from '../check';
import type { Fact } from '../facts';

type Facts = Readonly<Record<string, Fact>>;

/** What was compared, by role: the value where there is one, else the text. */
const numbersOf = (facts: Facts): Check['numbers'] =>
	Object.fromEntries(
		Object.entries(facts).map(([role, { value, printed }]) => [role, value ?? printed]),
	);

const verdict =
	(result: Check['result']) =>
	(code: CheckCode, message: string, facts: Facts = {}): Check => ({
		code,
		result,
		fields: Object.values(facts).map(({ place }) => place),
		numbers: numbersOf(facts),
		message,
	});

/** Makes a check out of the facts it rests on; the last of them is the one that a failed check points at. */
export const passed = verdict('passed');
export const failed = verdict('failed');
/** Nothing was compared, as the values for it are not there. */
export const skipped = verdict('not_applicable');
