import type { GreyImage } from './grey-image';

/** A grey image as a PGM file: no compression, so that thousands of small ones cost nothing. */
export const toPgm = ({ width, height, data }: GreyImage): Buffer =>
	Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
