import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in French print beside a value, the likeliest first. */
export const FRENCH = {
	invoice_number:
		list(`numéro de facture, numéro facture, n° de facture, n° facture, no de facture, facture n°, facture no,
		facture numéro, réf facture, référence facture, numéro de pièce, facture`),
	order_number:
		list(`numéro de commande, n° de commande, n° commande, bon de commande, commande n°, commande no, votre
		commande, commande, référence commande`),
	customer_number:
		list(`numéro client, numéro de client, n° client, n° de client, code client, client n°, réf client,
		référence client, identifiant client, compte client`),
	reference: list(
		`votre référence, notre référence, référence, réf, dossier, bon de livraison n°, contrat n°, contrat`,
	),
	tax_number:
		list(`numéro de tva, n° tva, no tva, tva intracommunautaire, n° tva intracommunautaire, tva intra, id tva,
		siret, siren, rcs, n° siret, code ape, ape, naf`),
	iban: list(`iban`),
	bic: list(`bic, swift`),
	phone: list(`téléphone, tél, tel, fax, portable, mobile`),
	due_date:
		list(`date d'échéance, date échéance, échéance, échéance le, à payer avant le, à régler avant le, payable
		avant le, date limite de paiement, date limite de règlement, à payer avant, date de règlement, paiement avant le, date de
		prélèvement, prélèvement le, règlement le`),
	delivery_date: list(`date de livraison, livraison le, livré le, date d'expédition`),
	order_date: list(`date de commande, commandé le, date commande`),
	issue_date:
		list(`date de facture, date de facturation, date facture, date d'émission, date de la facture, facture du,
		émise le, émis le, établie le, date, le, du`),
	period: list(`période, période de facturation, valable jusqu'au`),
	subtotal:
		list(`sous-total, sous total, sous-total ht, total ht, total hors taxe, total hors taxes, montant ht,
		total net ht, total brut ht, montant hors taxes, montant total ht, net ht, base ht, total h.t,
		montant h.t, ht`),
	tax: list(`montant tva, total tva, montant de la tva, tva, t.v.a, taxe, taxes, dont tva, total taxes, total
		t.v.a, montant taxes`),
	total_due:
		list(`net à payer, net à payer ttc, total à payer, montant à payer, total ttc, montant ttc, montant total
		ttc, total toutes taxes comprises, total t.t.c, total facture, montant de la facture, montant dû,
		reste à payer, solde dû, solde à payer, somme à payer, total général, montant total, montant
		prélevé, total, ttc`),
	discount: list(
		`remise, remise totale, total remise, remises, réduction, rabais, escompte, bon de réduction`,
	),
	shipping:
		list(`frais de port, frais de livraison, frais d'expédition, frais de transport, livraison, port,
		transport, expédition, port ht, frais d'envoi`),
	tip: list(`pourboire`),
	service_charge: list(`frais de service, service`),
	withholding_tax: list(`retenue à la source`),
	paid: list(`acompte, acompte versé, déjà payé, déjà réglé, montant payé, payé, avance`),
	count: list(`nombre d'articles, articles, total articles, nb articles`),
	currency: list(`devise, monnaie`),
	supplier: list(`vendu par, vendeur, fournisseur, émetteur, émis par, prestataire`),
	buyer:
		list(`facturé à, adresse de facturation, facturer à, client, destinataire, acheteur, facture à, à
		l'attention de, nom du client`),
	ship_to: list(`livré à, adresse de livraison, livrer à, lieu de livraison`),
	payment_terms: list(
		`conditions de paiement, mode de règlement, mode de paiement, conditions de règlement`,
	),
	tendered: list(`espèces, carte bancaire, cb, chèque, reçu, carte bleue`),
	change: list(`rendu, monnaie, rendu monnaie, à rendre`),
	rounding: list(`arrondi`),
	serial: list(`numéro de série, n° de série, n° série, réf article, code article, code barre`),
	carried: list(`report, à reporter, report à nouveau, sous-total reporté`),
} as const satisfies LabelTable;
