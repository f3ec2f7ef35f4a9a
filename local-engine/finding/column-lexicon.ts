import { list } from './plain-word';

/** What a column of line items means, and what its header says. Unasked columns keep the asked ones apart. */
export const COLUMNS = [
	{
		id: 'position',
		type: 'number',
		headers: list(`pos, position, line, item no, no, sl no, line no`),
	},
	{
		id: 'sku',
		type: 'string',
		headers: list(`sku, article no, article number, item code, item number, product code, code,
			part no, part number, product no, barcode`),
	},
	{
		id: 'description',
		type: 'string',
		headers:
			list(`item description, product description, description of goods, description, details,
			particulars, article, item, items, product, products, service, services, work,
			activity, goods, name, code/desc, item/desc, omschrijving, artikel, bezeichnung,
			beschreibung, désignation`),
	},
	{
		id: 'quantity',
		type: 'number',
		headers: list(`quantity, hours, hrs, units, pieces, pcs, days, count, menge, anzahl, aantal,
			hoeveelheid, quantité, qte`),
	},
	{ id: 'unit', type: 'string', headers: list(`unit, uom, unit of measure, per`) },
	{
		id: 'unit_price',
		type: 'number',
		headers: list(`unit price, price per unit, unit cost, price each, price/unit, rate, price, each,
			cost, hourly rate, s/price, u.price, einzelpreis, prijs, prijs per stuk,
			stückpreis, prix unitaire`),
	},
	{ id: 'discount', type: 'number', headers: list(`discount, disc, rebate`) },
	{
		id: 'tax_rate',
		type: 'number',
		headers: list(`vat rate, tax rate, vat %, tax %, gst %, vat, tax, gst, btw, mwst`),
	},
	{
		id: 'line_total',
		type: 'number',
		headers: list(`line total, line amount, net amount, total price, total amount, extended price,
			amount, total, subtotal, sum, value, net, gesamt, betrag, gesamtpreis, bedrag,
			totaal, prijs incl btw, montant`),
	},
	{ id: 'date', type: 'date', headers: list(`date, service date`) },
] as const;

export type ColumnId = (typeof COLUMNS)[number]['id'];
