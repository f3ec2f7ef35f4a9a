/** Reads CSV as RFC 4180 has it, or with another delimiter; throws where a text is none. */
export function recordsOf(text: string, delimiter: ',' | ';' = ','): string[][] {
	const records: string[][] = [];
	let record: string[] = [];
	const cell = new RegExp(
		`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|$)`,
		'y',
	);
	while (cell.lastIndex < text.length) {
		const at = cell.lastIndex;
		const match = cell.exec(text);
		if (match === null) throw new Error(`no CSV at ${at}: ${text.slice(at, at + 20)}`);
		const [, quoted, plain = '', end] = match;
		record.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end === delimiter) continue;
		records.push(record);
		record = [];
	}
	return records;
}
