import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in Portuguese print beside a value, the likeliest first. */
export const PORTUGUESE = {
	invoice_number:
		list(`número da fatura, número da factura, nº da fatura, n° da fatura, nº fatura, fatura nº, fatura n°,
		fatura no, factura nº, número de fatura, fatura-recibo nº, fatura recibo nº, documento nº, nº
		documento, nº do documento, fatura, factura`),
	order_number:
		list(`número da encomenda, nº encomenda, nº da encomenda, encomenda nº, número do pedido, nº do pedido,
		pedido nº, vossa encomenda, ordem de compra, encomenda, pedido`),
	customer_number:
		list(`número de cliente, nº cliente, nº de cliente, código do cliente, código de cliente, cliente nº, cód
		cliente`),
	reference: list(
		`referência, vossa referência, v/ referência, nossa referência, ref, requisição, v/ref, n/ref`,
	),
	tax_number:
		list(`nif, contribuinte, nº contribuinte, número de contribuinte, nº de contribuinte, nipc, cnpj, cpf,
		contribuinte nº`),
	iban: list(`iban, nib`),
	bic: list(`bic, swift, bic/swift`),
	phone: list(`telefone, tel, telef, fax, telemóvel, tlm`),
	due_date:
		list(`data de vencimento, data vencimento, vencimento, vence em, pagar até, data limite de pagamento, data
		limite, pagamento até, válido até, a pagar até`),
	delivery_date: list(`data de entrega, data da entrega, entrega`),
	order_date: list(`data da encomenda, data do pedido, data encomenda`),
	issue_date:
		list(`data da fatura, data da factura, data fatura, data de emissão, data emissão, emitida em, emitido em,
		data do documento, data documento, data doc, data`),
	period: list(`período, período de faturação`),
	subtotal:
		list(`subtotal, sub-total, total ilíquido, base de incidência, base tributável, total sem iva, valor
		líquido, total líquido, incidência, mercadoria/serviços, total mercadoria, soma, valor sem iva,
		líquido, base`),
	tax: list(`total iva, valor iva, valor do iva, iva, i.v.a, imposto, total de iva, total imposto, total
		impostos, montante iva`),
	total_due:
		list(`total a pagar, valor a pagar, total da fatura, total fatura, valor total, total geral, total com
		iva, total (eur), total do documento, total documento, montante total, montante a pagar, total iva
		incluído, valor da fatura, em dívida, valor em dívida, total eur, total, montante, valor`),
	discount: list(
		`desconto, descontos, total descontos, desconto comercial, desconto financeiro, total de descontos`,
	),
	shipping:
		list(`portes, portes de envio, despesas de envio, custos de envio, envio, frete, transporte, custo de
		envio`),
	tip: list(`gorjeta`),
	service_charge: list(`taxa de serviço`),
	withholding_tax: list(`retenção na fonte, retenção, irs`),
	paid: list(`adiantamento, pago, já pago, valor pago, sinal`),
	count: list(`total artigos, nº artigos, quantidade total`),
	currency: list(`moeda, divisa`),
	supplier: list(`vendido por, vendedor, fornecedor, emitente, emitido por, prestador`),
	buyer:
		list(`faturar a, faturado a, cliente, comprador, destinatário, exmo, exmos, exmo(s) sr(s), exmo(s).
		sr(s)., adquirente, nome do cliente, morada de faturação, dados do cliente`),
	ship_to:
		list(`enviar para, morada de entrega, local de entrega, morada de envio, entregar em, local de descarga,
		endereço de entrega`),
	payment_terms: list(
		`condições de pagamento, modo de pagamento, forma de pagamento, método de pagamento`,
	),
	tendered: list(`numerário, dinheiro, cartão, multibanco, entregue, recebido`),
	change: list(`troco`),
	rounding: list(`arredondamento`),
	serial: list(`número de série, nº de série, nº série, código do artigo, ref artigo`),
	carried: list(`a transportar, transporte de página, transportado`),
} as const satisfies LabelTable;
