/** Without folders: it comes from a stranger. null where a container names none. */
export function plainName(fileName: string | null | undefined): string | null {
	const name = fileName?.split(/[\\/]/).at(-1)?.trim() ?? '';
	return name === '' ? null : name;
}
