import { access, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = 'n8n-nodes-space-ocr';

/**
 * Puts the built package where n8n looks for community nodes.
 *
 * @param root folder of the repository
 * @param data the user folder of this n8n
 * @throws Error when the package is not built
 */
export async function linkPackage(root: string, data: string): Promise<void> {
	await access(join(root, 'dist/nodes/SpaceOcr/SpaceOcr.node.js')).catch(() => {
		throw new Error('the node is not built: npm run build');
	});
	const link = join(data, '.n8n/nodes/node_modules', NAME);
	await mkdir(dirname(link), { recursive: true });
	await rm(link, { force: true });
	await symlink(root, link, 'junction');
}
