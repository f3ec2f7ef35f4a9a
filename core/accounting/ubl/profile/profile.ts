import type { MissingPart } from '../../missing';
import { givenText } from '../../plain-text';

/** What a UBL document may be made for. */
export const UBL_PROFILES = ['en16931', 'peppol_bis_3', 'xrechnung_3'] as const;
export type UblProfile = (typeof UBL_PROFILES)[number];

/** How a document says what it follows, and how its lines are held to it. */
interface ProfileIds {
	/** As messages call it. */
	readonly words: string;
	/** BT-24 */
	readonly customization: string;
	/** BT-23; null where nobody asks for it. */
	readonly process: string | null;
	/** Decimals of a line's amount that quantity × price must make, also in a currency without any (PEPPOL-EN16931-R120). */
	readonly priceDecimals: number;
}

/** BT-23 of an invoice that is paid after delivery: Peppol's first billing process, which XRechnung takes over. */
const BILLING = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/**
 * Source: Peppol BIS Billing 3.0 (rules PEPPOL-EN16931-R001, -R004, -R007); the standard XRechnung 3.0 (BR-DE-21, and
 * Peppol's R001, which it takes over).
 */
export const PROFILE_IDS: Readonly<Record<UblProfile, ProfileIds>> = {
	en16931: {
		words: 'EN 16931',
		// The European standard itself, without any country's additions.
		customization: 'urn:cen.eu:en16931:2017',
		process: null,
		priceDecimals: 0,
	},
	peppol_bis_3: {
		words: 'Peppol BIS Billing 3',
		customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
		process: BILLING,
		priceDecimals: 2,
	},
	xrechnung_3: {
		words: 'XRechnung',
		customization: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
		process: BILLING,
		priceDecimals: 2,
	},
};

/** The profile that a mapping chooses; the European standard where it chooses none. */
export function ublProfileOf(chosen: string | undefined): UblProfile | MissingPart {
	const given = givenText(chosen) ?? 'en16931';
	return (
		UBL_PROFILES.find((profile) => profile === given) ?? {
			part: 'BT-24',
			message: `“${given}” is no profile of an e-invoice. Choose one of ${UBL_PROFILES.join(', ')} (E-Invoice Profile).`,
		}
	);
}
