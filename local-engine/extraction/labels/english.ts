import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in English print beside a value, the likeliest first. */
export const ENGLISH = {
	invoice_number:
		list(`invoice number, invoice no, tax invoice no, invoice #, invoice id, invoice reference, bill number,
		bill no, cash bill, document number, doc no, document no, receipt number, receipt no, receipt #,
		receipt, credit note no, invoice, number, no, bill, voucher no, cash sale no, cash sales no`),
	order_number:
		list(`purchase order number, purchase order no, purchase order, po number, po no, p.o. no, p.o. number,
		po, order number, order no, order id, order reference, your order, your order no, our order, order`),
	customer_number:
		list(`customer number, customer no, customer id, account number, account no, client number, client no,
		client id, member no`),
	reference: list(
		`your reference, our reference, payment reference, reference number, reference no, reference`,
	),
	tax_number:
		list(`vat id, vat no, vat number, vat registration no, vat reg no, vat, tax id, tax number, gst no, gst
		id, gst reg no, abn, ein, register no, hrb`),
	iban: list(`iban, account iban`),
	bic: list(`bic, swift, swift code, swift bic`),
	phone: list(`phone, tel, telephone, telephone no, mobile, fax`),
	due_date:
		list(`payment due date, due date, date due, payment due, payable by, pay by, pay before, please pay by, to
		be paid by, payment date, payable until, due on, due by, due, payment due by, pay on or before,
		please pay before, payment deadline, net due date, due for payment, expiry date, payment to be
		received by`),
	delivery_date:
		list(`delivery date, date of delivery, deliver by, delivered on, delivery, ship date, shipping date,
		shipped on, required by, expected delivery`),
	order_date: list(`purchase order date, order date, date of order, po date, ordered on`),
	issue_date:
		list(`invoice date, date of invoice, date of issue, issue date, issued on, issued, date issued, tax point,
		bill date, billing date, receipt date, document date, transaction date, dated, date`),
	period: list(`billing period, service period, period, valid until, date of birth, print date`),
	subtotal:
		list(`subtotal, sub total, net total, total net, net amount, goods net, net, total excluding vat, total
		excluding tax, total excluding gst, total excluding, total sales excluding gst, total sales
		excluding, total before tax, amount before tax, taxable amount, total ex vat, total excl vat, total
		excl tax, total excl gst, net value, amount excluding vat, amount excl vat, total amount excluding
		gst, subtotal excl vat, taxable value, net sum, price before tax`),
	tax: list(`sales tax, total tax, total vat, total gst, tax amount, vat amount, gst amount, tax total, vat
		total, gst total, gst payable, plus vat, plus tax, add gst, vat at, value added tax, vat, gst, hst,
		igst, tax, service tax`),
	total_due:
		list(`total due, total amount due, amount due, total rounded, rounded total, round total, nett total,
		balance due, total payable, amount payable, total amount payable, total to pay, to pay, please pay,
		grand total, invoice total, total invoice, total amount, total including vat, total including tax,
		total including gst, total sales including gst, total sales including, total sales, total rm, order
		total, total price, total sum, payable, total, amount, total incl vat, total incl tax, total incl
		gst, total inclusive gst, gross total, total gross, gross amount, amount incl vat, total for this
		invoice, total value, total charges, amount to pay, total cost, amount to be paid`),
	discount: list(
		`total discount, discount, less discount, discount amount, rebate, voucher, coupon, item discount`,
	),
	shipping:
		list(`shipping and handling, shipping & handling, shipping cost, shipping costs, shipping fee, shipping
		charges, shipping, delivery charge, delivery cost, delivery fee, postage, postage and packing,
		freight, carriage, handling`),
	tip: list(`tip, gratuity`),
	service_charge: list(`service charge, service charges, svc charge, service fee`),
	withholding_tax: list(`withholding tax, tax withheld, less withholding tax, wht`),
	paid: list(`amount paid, total paid, paid, deposit, less deposit, prepaid, already paid, payment received,
		payments, balance brought forward`),
	count:
		list(`total quantity, total items, total item, items, item count, total pcs, total weight, no of items,
		total qty, item s`),
	currency: list(`currency`),
	supplier:
		list(`sold by, seller, supplier, vendor, from, issued by, bill from, service provider, payee, remit to,
		merchant, sold and shipped by, dispatched from, our company`),
	buyer:
		list(`bill to, billed to, invoice to, invoiced to, sold to, customer, client, buyer, ordered by,
		purchaser, billing address, invoice address, bill to address, attention, recipient, customer name,
		client name, billed for, buyer details, consignee, customer details, sold to party, invoice for,
		prepared for, ordered for`),
	ship_to:
		list(`ship to, deliver to, delivery address, shipping address, delivered to, shipped to, delivery to,
		consigned to`),
	payment_terms: list(`payment terms, terms of payment, payment conditions, payment term, terms`),
	email: list(`email, e-mail, mail`),
	website: list(`website, web`),
	tendered:
		list(`amount tendered, cash tendered, tendered, cash received, amount received, cash, card, visa,
		mastercard, credit card, debit card, cash payment, paid cash, payment`),
	change: list(`change due, cash change, change, your change, change given`),
	rounding: list(
		`rounding adjustment, rounding adj, total rounding, rounding, round off, rounding amount, round adj`,
	),
	serial:
		list(`serial number, serial no, s/n, sku, article no, article number, item code, product code, hsn,
		hsn/sac, hsn code, batch, batch no, imei, part no`),
	carried:
		list(`carried forward, brought forward, balance carried forward, subtotal carried forward, carry over,
		carried over`),
} as const satisfies LabelTable;
