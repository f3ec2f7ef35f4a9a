import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Page segmentation modes of the passes, in the order in which one would try them. */
const MODES = ['3', '6'];

export const isTesseractHere = (): boolean =>
	spawnSync('tesseract', ['--version'], { encoding: 'utf8' }).status === 0;

/** Milliseconds that the `tesseract` command takes for each pass over an image file. */
export function debianTimes(image: Buffer): readonly number[] {
	const folder = mkdtempSync(join(tmpdir(), 'space-ocr-bench-'));
	const file = join(folder, 'page');
	try {
		writeFileSync(file, image);
		return MODES.map((mode) => {
			const start = performance.now();
			const { status, stderr } = spawnSync('tesseract', [file, 'stdout', '--psm', mode, 'tsv'], {
				encoding: 'utf8',
				maxBuffer: 1e8,
			});
			if (status !== 0) throw new Error(`tesseract failed: ${stderr}`);
			return performance.now() - start;
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}
