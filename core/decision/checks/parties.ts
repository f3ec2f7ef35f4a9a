import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { isSameName } from '../../values/party/name';
import { vatIdOf } from '../../values/party/vat-id';
import type { Check } from '../check';
import { factOf } from '../facts';
import { failed, passed, skipped } from './verdict';

/**
 * Who sells is not who buys: a reader that takes the addressee for the supplier gives the same name twice.
 */
export function checkParties(values: DocumentValues, roles: Roles): Check {
	const fact = (role: Parameters<typeof factOf>[0]) => factOf(role, values, roles);
	const [supplier, buyer] = [fact('supplier_name'), fact('buyer_name')];
	const [vatId, buyerVatId] = [fact('supplier_vat_id'), fact('buyer_vat_id')];
	if (supplier !== undefined && buyer !== undefined && isSameName(supplier.printed, buyer.printed))
		return failed(
			'parties',
			`the supplier “${supplier.printed}” and the buyer “${buyer.printed}” are the same`,
			{ buyer_name: buyer, supplier_name: supplier },
		);
	if (vatId !== undefined && buyerVatId !== undefined) {
		const [own, other] = [vatIdOf(vatId.printed)?.id, vatIdOf(buyerVatId.printed)?.id];
		if (own !== undefined && own === other)
			return failed('parties', `supplier and buyer have the same VAT ID, ${own}`, {
				buyer_vat_id: buyerVatId,
				supplier_vat_id: vatId,
			});
		return passed('parties', 'supplier and buyer have different VAT IDs', {
			buyer_vat_id: buyerVatId,
			supplier_vat_id: vatId,
		});
	}
	return supplier === undefined || buyer === undefined
		? skipped('parties', 'supplier and buyer are not both there')
		: passed('parties', 'supplier and buyer have different names', {
				buyer_name: buyer,
				supplier_name: supplier,
			});
}
