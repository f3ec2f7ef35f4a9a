/** Units of UN/ECE Recommendation 20, and with an X before it of 21, by what a person calls them. */
const NAMES = `C62 unit, H87 piece, EA each, PCE piece, XPP piece, NAR piece, HUR hour, MIN minute, SEC second, DAY day, E49 working day,
WEE week, MON month, QAN quarter, ANN year, LS lump sum, E48 service unit, E51 job, E54 trip, 5B batch, AS assortment,
SET set, PR pair, NPR pair, DZN dozen, GRO gross, CEN hundred, HC hundred, MIL thousand, T3 thousand pieces, P1 percent,
KGM kg, GRM g, MGM mg, TNE t, DTN quintal, CWA hundredweight, LBR lb, ONZ oz, STN short ton, LTN long ton,
LTR l, HLT hl, DLT dl, CLT cl, MLT ml, GLL gallon, GLI imperial gallon, PT pint, MTQ m³, CMQ cm³, DMQ dm³, MMQ mm³, FTQ cubic foot, YDQ cubic yard,
MTR m, KMT km, KTM km, DMT dm, CMT cm, MMT mm, INH inch, FOT ft, YRD yd, SMI mile, LM linear metre,
MTK m², KMK km², DMK dm², CMK cm², MMK mm², HAR hectare, ARE are, FTK square foot, YDK square yard, ACR acre,
KWH kWh, MWH MWh, GWH GWh, WHR Wh, KWT kW, WTT W, MAW MW, KVA kVA, AMP A, VLT V, JOU J, KJO kJ, GV GJ, 3B MJ, CEL °C, K3 kvarh,
AD byte, 4L megabyte, E34 gigabyte, E35 terabyte, C26 millisecond, C77 million, NMP pack, NRL roll, NCL cell, KT kit, RM ream, ST sheet, TU tube, PD pad, RO roll, PK pack, BX box,
ZZ mutually agreed unit, XZZ mutually agreed unit, XPK package, XPC parcel, XPA packet, XBX box, XCT carton, XCS case, XCR crate, XBO bottle, XBG bag, XSA sack, XBE bundle,
XPX pallet, XRO roll, XRL reel, XST sheet, XCA can, XTN tin, XDR drum, XBA barrel, XKG keg, XBJ bucket, XJR jar, XTU tube,
XCY cylinder, XEN envelope, XSH sachet, XNT net, XTY tank, XVY bulk, XCN container, XGL container, XUN unit, XBC bottle crate, XSW shrink-wrapped pack`;

const BY_CODE: ReadonlyMap<string, string> = new Map(
	NAMES.split(',').map((entry) => {
		const [code = '', ...name] = entry.trim().split(/\s+/);
		return [code, name.join(' ')];
	}),
);

/** The name of a unit by its code; the code itself where it is in no list. */
export const unitNameOf = (code: string | null): string | null =>
	code === null ? null : (BY_CODE.get(code.toUpperCase()) ?? code);
