/*
 * Notes by which a document says that it charges no tax, as laws ask for them: small businesses, goods taxed by their
 * margin, taxes that the buyer owes, and exemptions.
 */
const NOTES: readonly RegExp[] = [
	/(?:§|paragraph|par\.) ?(?:19|25 ?a|13 ?b)(?![\d])[^.;]{0,30}ustg/iu,
	/kleinunternehmer/iu,
	/keine? (?:ausweis (?:der |von )?)?(?:umsatzsteuer|mehrwertsteuer|ust|mwst)(?!\p{L})/iu,
	/(?:umsatz|mehrwert)?steuerfrei(?!\p{L})|steuerschuldnerschaft des leistungsempf/iu,
	/reverse[ -]charge|autoliquidation|inversione contabile|inversión del sujeto pasivo|btw verlegd/iu,
	/293 ?b|tva non applicable/iu,
	/regime forfett?ario|franchise de (?:la )?tva/iu,
	/(?:vat|tax|gst)[ -]exempt|exempt from (?:vat|tax|gst)|(?<!\p{L})no vat(?!\p{L})|not (?:vat|gst) registered/iu,
	/exento de iva|esente (?:da )?iva|isento de iva|vrijgesteld van btw/iu,
];

/** Whether a text says that no tax is charged: "Gemäß § 19 UStG keine Umsatzsteuer". */
export const saysUntaxed = (text: string): boolean => NOTES.some((note) => note.test(text));
