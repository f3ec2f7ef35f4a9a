import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in Spanish print beside a value, the likeliest first. */
export const SPANISH = {
	invoice_number:
		list(`número de factura, nº de factura, nº factura, n° factura, no de factura, número factura, factura nº,
		factura n°, factura no, factura número, núm factura, número de documento, nº documento, factura
		simplificada, ticket nº, factura`),
	order_number: list(
		`número de pedido, nº de pedido, nº pedido, pedido nº, pedido no, su pedido, orden de compra, pedido`,
	),
	customer_number:
		list(`número de cliente, nº cliente, nº de cliente, código cliente, código de cliente, cód cliente,
		cliente nº`),
	reference: list(
		`referencia, su referencia, nuestra referencia, ref, albarán, nº albarán, contrato, expediente`,
	),
	tax_number: list(`nif, cif, n.i.f, c.i.f, nif/cif, cif/nif, nif-iva, nie, dni, rfc, vat`),
	iban: list(`iban, cuenta, nº de cuenta, número de cuenta, cuenta bancaria`),
	bic: list(`bic, swift`),
	phone: list(`teléfono, tel, tlf, tfno, telf, fax, móvil`),
	due_date:
		list(`fecha de vencimiento, fecha vencimiento, vencimiento, vence el, vence, pagar antes de, fecha límite
		de pago, fecha de pago, pagadero antes del, fecha límite, pagar antes del`),
	delivery_date: list(`fecha de entrega, fecha entrega, entrega`),
	order_date: list(`fecha de pedido, fecha del pedido, fecha pedido`),
	issue_date:
		list(`fecha de factura, fecha factura, fecha de la factura, fecha de emisión, fecha emisión, fecha de
		expedición, fecha expedición, emitida el, fecha documento, fecha`),
	period: list(`periodo, período, periodo de facturación, válido hasta`),
	subtotal:
		list(`subtotal, sub-total, base imponible, base, total sin iva, importe neto, total neto, neto, importe
		sin iva, suma, total bruto, total base imponible, suma parcial, importe bruto`),
	tax: list(`cuota iva, importe iva, total iva, i.v.a, iva, cuota, impuesto, impuestos, total impuestos, cuota de
		iva, igic`),
	total_due:
		list(`total a pagar, importe a pagar, total factura, importe total, total con iva, total iva incluido,
		total (iva incluido), importe total factura, total importe, importe líquido, líquido a pagar, total
		general, saldo pendiente, importe pendiente, a pagar, total euros, total eur, total, importe`),
	discount: list(`descuento, dto, descuentos, total descuento, rebaja, bonificación`),
	shipping: list(
		`gastos de envío, envío, portes, transporte, gastos de transporte, coste de envío`,
	),
	tip: list(`propina`),
	service_charge: list(`cargo por servicio, servicio`),
	withholding_tax: list(`retención irpf, retención, irpf, ret irpf`),
	paid: list(`anticipo, pagado, entregado a cuenta, ya pagado, a cuenta, abonado`),
	count: list(`total artículos, nº artículos, unidades, total unidades`),
	currency: list(`moneda, divisa`),
	supplier: list(
		`vendido por, vendedor, proveedor, emisor, emitido por, razón social, datos del emisor`,
	),
	buyer:
		list(`facturar a, facturado a, cliente, comprador, datos del cliente, dirección de facturación,
		destinatario, datos de facturación, nombre del cliente`),
	ship_to: list(
		`enviar a, dirección de envío, dirección de entrega, lugar de entrega, entregar en`,
	),
	payment_terms: list(`forma de pago, condiciones de pago, método de pago, modo de pago`),
	tendered: list(`efectivo, tarjeta, entregado, recibido`),
	change: list(`cambio, su cambio, devolución`),
	rounding: list(`redondeo`),
	serial: list(`número de serie, nº de serie, nº serie, código artículo`),
	carried: list(`suma y sigue, suma anterior, suma y va`),
} as const satisfies LabelTable;
