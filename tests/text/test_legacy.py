"""Old font encodings are recognised, converted, and never seen where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.text.font_encodings import TCVN3, VNI
from cchc_desktop.text.legacy import LegacyEncoding, convert_legacy, detect_legacy
from tests.work import work_of

IN_TCVN3 = [
    ("UBND ph\u00adêng", "UBND phường"),
    ("§øc Sen", "Đức Sen"),
    ("Hµ Néi", "Hà Nội"),
    ("Së Néi vô", "Sở Nội vụ"),
    ("TP. Hµ Néi, ngµy 04/12/2020", "TP. Hà Nội, ngày 04/12/2020"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("ñY BAN NH¢N D¢N PH¦êNG §øC SEN", "ỦY BAN NHÂN DÂN PHƯỜNG ĐỨC SEN"),
    ("BAN Tæ CHøC", "BAN TỔ CHỨC"),
    ("Lª V¨n T«", "Lê Văn Tô"),
    ("h\u00adíng dÉn thñ tôc, hå s¬ - biÓu mÉu", "hướng dẫn thủ tục, hồ sơ - biểu mẫu"),
    ("Héi ®ång nh©n d©n, BC§ CCHC, Q§-UBND", "Hội đồng nhân dân, BCĐ CCHC, QĐ-UBND"),
    ("c¸c", "các"),
    ("19/Q§-UBND", "19/QĐ-UBND"),
]
IN_VNI = [
    ("UBND phöôøng Ñöùc Sen", "UBND phường Đức Sen"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
    ("Sôû Noäi vuï", "Sở Nội vụ"),
    ("Nguyeãn Thò Minh Haèng", "Nguyễn Thị Minh Hằng"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("AÙnh, kyõ thuaät, kyø hoïp, ñoàng yù, Myõ, tyû leä, ngaøy", "Ánh, kỹ thuật, kỳ họp, đồng ý, Mỹ, tỷ lệ, ngày"),
    ("caùc", "các"),
    ("01/HÑND", "01/HĐND"),
]
NOT_OLD = [
    "UBND phường Đức Sen họp giao ban tháng 12/2020",
    "Ủy ban nhân dân; Uỷ ban; hoà; QĐ-UBND; Ðiều 149; Ðà Nẵng, Ðông, Ðo, Ðình",
    "Bé Na ở nhà, bà nói: có lẽ ô tô của bố to. Ông ý, cô Thu, bé Tí, má Hai",
    "Ý kiến: có; ÂM; HỒ SƠ; CÔNG VĂN",
    "Krông Búk, Ea H'leo, Êđê, Đắk Lắk, M'Đrắk, Kon Tum",
    "Où est passé l'été ? Il a plu très tôt à l'hôtel du Château, le maïs était déjà mûr.",
    "Là où il y a de la gêne, il n'y a pas de plaisir",
    "où, Thaï, laïc, aïeul",
    "Noël à Saïgon, naïf, ouïe, coût, goût, août, Israël",
    "Die Wähler müssen für die schönen Größen überall grüne Bäume pflanzen",
    "Öl, Tür, Mühe, süß, Spaß, tät, Bär, Straße, weiß, Köln",
    "El niño comió maíz aún; Raúl, aéreo, así, mañana, señor, país, baúl",
    "São Paulo, não, mãe, coração, ações",
    "vi må gå så på",
    "She said “naïve café résumé”",
    "5 µm, 10µm, N·m, 3×4, 6÷2, 1½ in, 20 °C, ± 2 %, § 5, §6, ©2020 Microsoft® Office™, £5, ¥100, m²",
    "© Công ty · Tel: 0123 · «trích dẫn» “ngoặc” – gạch — dài… ¶",
    "Viet\u00adnam, Zusammen\u00adarbeit, ph\u00adường, hoan\u00adnghênh",
    "", "abc", "·", "§", "µ", "\u00ad", "é", "ä ö ü ß", "👍", "1.700", "\ud800ư",
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "meant"), IN_TCVN3)
def test_tcvn3_is_recognised_and_converted(pasted: str, meant: str) -> None:
    assert detect_legacy(pasted) is LegacyEncoding.TCVN3
    assert convert_legacy(pasted, LegacyEncoding.TCVN3) == meant


@pytest.mark.parametrize(("pasted", "meant"), IN_VNI)
def test_vni_is_recognised_and_converted(pasted: str, meant: str) -> None:
    assert detect_legacy(pasted) is LegacyEncoding.VNI
    assert convert_legacy(pasted, LegacyEncoding.VNI) == meant


@pytest.mark.parametrize("text", NOT_OLD)
def test_other_text_is_not_taken_for_an_old_encoding(text: str) -> None:
    assert detect_legacy(text) is None


def test_other_text_together_is_not_taken_for_an_old_encoding() -> None:
    assert detect_legacy("\n".join(NOT_OLD)) is None


def test_an_old_paragraph_in_a_unicode_text_is_recognised_and_only_it_is_converted() -> None:
    text = "Nội dung họp bé Na\nBé Na hỏi ý bố\r\nHéi ®ång nh©n d©n x· häp\nKết luận: giao bộ phận Một cửa ph\u00adêng"
    assert detect_legacy(text) is LegacyEncoding.TCVN3
    assert convert_legacy(text, LegacyEncoding.TCVN3) == (
        "Nội dung họp bé Na\nBé Na hỏi ý bố\r\nHội đồng nhân dân xã họp\nKết luận: giao bộ phận Một cửa phường"
    )


def test_quotes_bullets_and_signs_stay_what_they_are() -> None:
    text = "«Néi dung» – ·giao ban · µ § 5 m² 3 × 4 tê khai ph\u00adêng"
    assert convert_legacy(text, LegacyEncoding.TCVN3) == "«Nội dung» – ·giao ban · µ § 5 m² 3 × 4 tờ khai phường"


def test_converted_text_is_not_recognised_again() -> None:
    for pasted, _meant in IN_TCVN3:
        assert detect_legacy(convert_legacy(pasted, LegacyEncoding.TCVN3)) is None
    for pasted, _meant in IN_VNI:
        assert detect_legacy(convert_legacy(pasted, LegacyEncoding.VNI)) is None


def test_the_tables_hold_every_vietnamese_letter() -> None:
    small = set("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
    assert small <= set(TCVN3.values())
    assert set(TCVN3.values()) - small == set("ĂÂÊÔƠƯĐ")
    assert set(VNI.values()) == small | {letter.upper() for letter in small}
    assert all(code <= "\u00ff" for table in (TCVN3, VNI) for code in "".join(table))


def test_some_letters_of_the_tables_are_where_the_standard_puts_them() -> None:
    assert [TCVN3[char] for char in "µ¸¹\u00ad®¬ÇÕÖ×ßóýþ"] == list("àáạưđơầếệìòúýỵ")
    assert [VNI[code] for code in ("aù", "aï", "aá", "aé", "eä", "ôø", "öï", "OÅ", "Ñ", "î", "Y" + "Ù")] == list(
        "áạấắệờựỔĐỵÝ"
    )


@pytest.mark.parametrize(
    "text",
    ["é" * 200_000, "é " * 100_000, "Hµ " * 66_000, "ph\u00adêng §øc " * 16_000, "\u00ad" * 200_000, "aù" * 100_000],
    ids=["one word", "words", "short words", "TCVN3", "soft hyphens", "pairs"],
)
def test_work_on_a_huge_paste_grows_with_it_not_with_its_square(text: str) -> None:
    def work(length: int) -> int:
        part = text[:length]
        return work_of(lambda: (detect_legacy(part), [convert_legacy(part, encoding) for encoding in LegacyEncoding]))

    work(2_000)
    assert work(32_000) < 5 * work(8_000)


def test_a_huge_paste_is_judged_and_converted_whole() -> None:
    assert convert_legacy("Hµ " * 66_000, LegacyEncoding.TCVN3) == "Hà " * 66_000


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_judged_and_converted(text: str) -> None:
    assert detect_legacy(text) in (None, *LegacyEncoding)
    for encoding in LegacyEncoding:
        converted = convert_legacy(text, encoding)
        assert len(converted.splitlines()) == len(text.splitlines())
        if text.isascii():
            assert converted == text
