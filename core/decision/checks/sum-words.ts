/** Where words have gaps; without accents. */
const WORDS = `moms merverdiavgift mervardesskatt mva alv arvonlisavero afa dph vat tva kdv φπα ptu
	subtotal delsum deltotal mellomsum mellansumma valisumma suma podsuma razem ogolem celkem mezisoucet soucet spolu
	medzisucet sucet celkom osszesen reszosszeg vegosszeg yhteensa loppusumma toplam ara_toplam
	genel_toplam aratoplam συνολο μερικο_συνολο υποσυνολο i_alt total_inkl_moms total_ekskl_moms att_betala sum summa
	totalt totalsumma at_betale til_betaling maksettava do_zaplaty k_uhrade na_uhradu fizetendo de_plata odenecek
	πληρωτεο suma_netto suma_brutto suma_vat razem_netto razem_brutto celkem_s_dph celkem_bez_dph nettosumma
	bruttosumma netto_osszesen brutto_osszesen afa_osszeg dan dan_z_pridane_hodnoty podatek podatek_vat
	total_general subtotal_fara_tva total_tva total_moms moms_i_alt heraf_moms varav_moms razem_vat kdv_tutari
	toplam_kdv kdv_toplami ποσο_φπα αξια_φπα συνολικη_αξια γενικο_συνολο`;
/** Where they have none. */
const CHARACTERS = `消費税 消費税額 消費税等 内消費税 税額 税 小計 合計 総計 総合計 税込合計 税抜合計 合計金額 請求金額 ご請求金額
	繰越 繰越金額 前回繰越 次頁へ繰越 부가세 부가가치세 세액 소계 합계 총계 합계금액 총액 이월 小计 合计 总计 总额 税额 增值税 税金 价税合计 應付金額 总金额
	合计金额 承前页 过次页 總計 營業稅 稅額`;

const list = (text: string): string[] =>
	text.split(/\s+/).map((word) => word.replaceAll('_', ' ').normalize('NFC'));

/**
 * What sums, taxes and amounts carried over are called in Danish, Norwegian, Swedish, Finnish, Polish, Czech, Slovak,
 * Hungarian, Romanian, Turkish, Greek, Japanese, Chinese and Korean; lower case, without accents.
 */
export const FURTHER_SUM_WORDS: ReadonlySet<string> = new Set([
	...list(WORDS),
	...list(CHARACTERS),
]);
