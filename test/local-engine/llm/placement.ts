import type { Placement } from '../../../local-engine/ocr/placement';

/** A page that lies straight, 1000 pixels wide and 2000 high. */
export const PLACEMENT: Placement = {
	width: 1000,
	height: 2000,
	uprightWidth: 1000,
	uprightHeight: 2000,
	turn: 0,
	tilt: 0,
};
