import { joined } from '../through';

/** Text of characters that are one byte each. */
export const latin1 = (text: string): Uint8Array =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Puts objects, numbered from 1, into a file; the first is the catalogue. */
export function pdfOf(objects: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [latin1('%PDF-1.7\n')];
	let at = parts[0]?.byteLength ?? 0;
	const table = ['0000000000 65535 f '];
	for (const [index, object] of objects.entries()) {
		const whole = joined([latin1(`${index + 1} 0 obj\n`), object, latin1('\nendobj\n')]);
		table.push(`${String(at).padStart(10, '0')} 00000 n `);
		at += whole.byteLength;
		parts.push(whole);
	}
	const size = table.length;
	const end = `xref\n0 ${size}\n${table.join('\n')}\ntrailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
	return joined([...parts, latin1(end)]);
}
