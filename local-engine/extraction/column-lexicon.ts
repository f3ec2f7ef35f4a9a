import { COLUMN_ROLE_NAMES } from '../../core/schema/role-names';
import { list } from './plain-word';

const roles = COLUMN_ROLE_NAMES;

/** What a column of line items means, and what its header says. Unasked columns keep the asked ones apart. */
export const COLUMNS = [
	{
		id: 'position',
		type: 'number',
		headers:
			list(`pos, position, line, item no, no, sl no, sr no, s no, line no, #, lfd nr, ligne, regel, posición,
			posizione, riga, posição, linha`),
	},
	{
		id: 'sku',
		type: 'string',
		headers: [
			...list(`sku, article no, article number, item code, item number, product code, code, part no,
				part number, product no, barcode, hsn, hsn code, hsn/sac, ean, art nr, art-nr, artikel-nr, cod, cod art,
				ref, réf, item id, material`),
			...roles.item_code,
		],
	},
	{
		id: 'description',
		type: 'string',
		headers: [
			...list(`item description, product description, description of goods, description of services,
				goods and description, description, details, particulars, services, work, activity, name, code/desc,
				item/desc, desc/item, desc, artikel/leistung, leistungsbeschreibung, warenbezeichnung, désignation des produits,
				descripción del producto, descrizione articolo, descrizione prodotto, descrizione dei beni,
				descrição do produto, designação, detalle, beschreibung der leistung, product/dienst, titel, prestation,
				prestations, servicio, servizio, serviço`),
			...roles.description,
		],
	},
	{
		id: 'quantity',
		type: 'number',
		headers: [
			...list(`quantity, qty shipped, hours, hrs, units, days, qty/hrs, std, stunden, tage, heures, jours, uren,
				dagen, uds, ud, horas, ore, giorni, unid, quant`),
			...roles.quantity,
		],
	},
	{
		id: 'unit',
		type: 'string',
		headers: [...list(`unit, uom, unit of measure, einh, u.m, u/m`), ...roles.unit],
	},
	{
		id: 'unit_price',
		type: 'number',
		headers: [
			...list(`unit price, price per unit, price/unit, price/qty, cost, s/price, u.price, u/price, unit amount,
				einzel, ep, e-preis, preis/einheit, preis je einheit, einzelpreis netto, stück preis, netto preis,
				p.u, p.u. ht, prix u, prix unit, prix unitaire ht, prijs/stuk, stuk prijs, eenheids prijs, per stuk,
				precio ud, precio/ud, p.unit, p. unit, precio unit, prezzo unit, prezzo/unità, preço unit, pr. unit, valor unitário,
				prix ht, tarief, tarif`),
			...roles.unit_price,
		],
	},
	{ id: 'discount', type: 'number', headers: roles.discount },
	{
		id: 'tax',
		type: 'number',
		headers: [...list(`tax amount, vat amount, gst amount`), ...roles.tax],
	},
	{
		id: 'tax_rate',
		type: 'number',
		headers: [...list(`tax rate, vat code, tax code, tva en %, btw tarief`), ...roles.tax_rate],
	},
	{
		id: 'line_total',
		type: 'number',
		headers: [
			...list(`line total, total net, net total, price total, net price total, net, gross amount, amount due, amt,
				gesamtpreis netto, gesamt netto, netto gesamt, gp, netto, total net ht, montant total, prix total ht, t. ttc,
				total ttc, montant ttc, prijs incl btw, prijs excl btw, totaal excl btw, totaal incl btw, bedrag excl btw,
				totaal bedrag, subtotaal, subtotal línea, precio total, neto, totale netto, prezzo tot, importo netto,
				preço total, total líquido, total s/iva, total c/iva, rm, total rm, amount rm, sous-total, total sin iva,
				imponibile`),
			...roles.line_total,
		],
	},
	{
		id: 'date',
		type: 'date',
		headers: list(`date, service date, datum, leistungsdatum, fecha, data`),
	},
] as const;

export type ColumnId = (typeof COLUMNS)[number]['id'];
