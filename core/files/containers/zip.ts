import { unzipSync, type UnzipFileInfo } from 'fflate';

import { resultOrUndefined } from '../result-or-undefined';
import { viewOf } from '../own-memory';
import { damaged, locked, MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';

const WHAT = 'the ZIP archive';
/** Bit 0 of the flags in the head of the first file: encrypted. Source: PKWARE's APPNOTE, 4.3.7. */
const FLAGS_AT = 6;

const isFolder = ({ name }: UnzipFileInfo) => name.endsWith('/');
/** What macOS puts beside each file. */
const isShadow = ({ name }: UnzipFileInfo) => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(name);

/**
 * The files in a ZIP archive. What it says of their sizes is summed up before anything is unpacked, and no file can become
 * larger than it says.
 *
 * @throws UnsupportedFileError
 */
export function filesInZip(bytes: Uint8Array): readonly PackedFile[] {
	const infos: UnzipFileInfo[] = [];
	const list = () => {
		unzipSync(bytes, {
			filter: (info) => {
				infos.push(info);
				return false;
			},
		});
		return true;
	};
	if (resultOrUndefined(list) === undefined) throw damaged(WHAT);
	const size = infos.reduce((sum, { originalSize }) => sum + originalSize, 0);
	if (infos.length > MAX_FILES || size > MAX_UNPACKED_BYTES) throw tooMuch(WHAT);
	if (bytes.byteLength > FLAGS_AT && (viewOf(bytes).getUint16(FLAGS_AT, true) & 1) === 1)
		throw locked(WHAT);
	return infos.flatMap((info, wanted) => {
		if (isFolder(info) || isShadow(info)) return [];
		// One by one, as two files may have one name.
		let at = 0;
		const unpacked = resultOrUndefined(() => unzipSync(bytes, { filter: () => at++ === wanted }));
		const content = unpacked?.[info.name];
		if (content === undefined) throw damaged(WHAT);
		return [{ name: plainName(info.name), mediaType: null, bytes: content }];
	});
}
