/** Reads CSV as RFC 4180 has it; throws where a text is none. */
export function recordsOf(text: string): string[][] {
	const records: string[][] = [];
	let record: string[] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
	while (cell.lastIndex < text.length) {
		const at = cell.lastIndex;
		const match = cell.exec(text);
		if (match === null) throw new Error(`no CSV at ${at}: ${text.slice(at, at + 20)}`);
		const [, quoted, plain = '', end] = match;
		record.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end === ',') continue;
		records.push(record);
		record = [];
	}
	return records;
}
