/** A mail that is the invoice itself, as shops and providers send it: frames of tables, and a table within. */
export const INVOICE_HTML = `<html><head><style>td { color: red }</style></head><body>
<div style="display:none">Preheader: save 99.00 EUR</div>
<table width="600"><tr><td>
<table><tr><td><img src="cid:logo" alt="Muster Hosting GmbH"></td><td>Rechnung<br>Nr. R-2026-0815</td></tr></table>
<p>Sehr geehrte Damen und Herren,<br>Rechnungsdatum: 12.&nbsp;M&auml;rz&nbsp;2026</p>
<table><tr><th>Leistung<th>Menge<th>Preis<th>Betrag</tr>
<tr><td>Server<td>2<td>80,00&nbsp;&euro;<td>160,00&nbsp;&euro;
<tr><td>Backup<td>1<td>4,50 €<td>4,50 €
<tr><td colspan="3">Summe netto<td>164,50 €
<tr><td colspan="3">19&nbsp;% MwSt<td>31,26 €
<tr><td colspan="3"><b>Gesamtbetrag</b><td><b>195,76 €</b></table>
<script>alert(1)</script>
</td></tr></table></body></html>`;

/** What is to be seen of it. */
export const INVOICE_TEXT = `Muster Hosting GmbH  Rechnung
                     Nr. R-2026-0815

Sehr geehrte Damen und Herren,
Rechnungsdatum: 12. März 2026

Leistung  Menge  Preis    Betrag
Server        2  80,00 €  160,00 €
Backup        1   4,50 €    4,50 €
Summe netto               164,50 €
19 % MwSt                  31,26 €
Gesamtbetrag              195,76 €`;
