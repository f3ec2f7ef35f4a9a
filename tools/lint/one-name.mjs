import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const EXPORTED = /^export (?:async )?(?:function|const|class) (\w+)/gm;

const sourcesIn = (folder) =>
	readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => resolve(folder, name));

/** Where each name is exported: read once for all files that are linted. */
function exportsIn(folder) {
	const files = new Map();
	for (const file of sourcesIn(folder))
		for (const [, name] of readFileSync(file, 'utf8').matchAll(EXPORTED))
			files.set(name, [...(files.get(name) ?? []), file]);
	return files;
}

/**
 * ESLint rule: one name stands for one thing. Two modules of a folder that export a function or a constant of the same
 * name are one rule in two places, or two rules that sound like one.
 */
export const oneName = {
	meta: { type: 'problem', schema: [{ type: 'string' }] },
	create(context) {
		const folder = join(context.cwd, context.options[0]);
		oneName.known ??= new Map();
		if (!oneName.known.has(folder)) oneName.known.set(folder, exportsIn(folder));
		const known = oneName.known.get(folder);
		const check = ({ id }) => {
			const other = known.get(id.name)?.find((file) => file !== context.filename);
			if (other !== undefined)
				context.report({
					node: id,
					message: `"${id.name}" is exported by ${other} as well: say the rule once, or give the two names that differ.`,
				});
		};
		return {
			'ExportNamedDeclaration > FunctionDeclaration': check,
			'ExportNamedDeclaration > ClassDeclaration': check,
			'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator': check,
		};
	},
};
