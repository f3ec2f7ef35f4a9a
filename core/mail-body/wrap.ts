/** Words in lines of a width; a word that is wider is cut. Spaces and line breaks count as one space, but for those that hold words together. */
export function wrapped(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/[ \t\r\n\f]+/).filter((one) => one !== '')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = '';
		}
		line = line === '' ? word : `${line} ${word}`;
		while (line.length > width) {
			lines.push(line.slice(0, width));
			line = line.slice(width);
		}
	}
	return line === '' ? lines : [...lines, line];
}
