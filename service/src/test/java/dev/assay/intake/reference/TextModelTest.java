package dev.assay.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextModelTest {
  private static final TextModel TEXT = ReferenceData.bundled().text();

  /** Real messages, abbreviations and codes; one word in eight may look odd, never more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hi",
        "We are a logistics company with forty trucks and would like a quote for your fleet tracking package.",
        "Hello, could someone call me back this afternoon about the enterprise plan? Thanks!",
        "Looking for strengths-based coaching workshops; twelve participants, schedule to be agreed.",
        "Hola, somos una empresa de veinte empleados y queremos contratar vuestro servicio de facturación electrónica.",
        "Guten Tag, wir interessieren uns für Ihre Rechtsschutzversicherung und bitten um ein unverbindliches Angebot.",
        "Sehr geehrte Damen und Herren, unsere Geschäftsführung wünscht einen Rückruf bezüglich der Wärmepumpenförderung.",
        "Bonjour, nous souhaiterions recevoir un devis pour l'équipement de nos bureaux lyonnais.",
        "Olá, gostaria de receber um orçamento para a manutenção dos nossos equipamentos hospitalares.",
        "Buongiorno, vorremmo un preventivo per la ristrutturazione degli uffici di Bologna.",
        "Goedemiddag, wij zijn op zoek naar een betrouwbare leverancier van zonnepanelen voor ons bedrijfspand.",
        "Dzień dobry, proszę o przesłanie szczegółowej wyceny wdrożenia systemu w naszym przedsiębiorstwie.",
        "Merhaba, şirketimiz için muhasebe yazılımı arıyoruz, fiyat teklifinizi bekliyoruz.",
        "Hej, vi är ett växande byggföretag i Göteborg och behöver hjälp med lönehantering.",
        "Hei, haluaisimme tarjouksen yrityksemme verkkosivujen uudistamisesta ja ylläpidosta.",
        "Dobrý den, zajímá nás cenová nabídka na čtvrtletní údržbu klimatizačních jednotek.",
        "Bună ziua, dorim o ofertă pentru servicii de transport marfă între Cluj și Viena.",
        "Jó napot, szeretnénk árajánlatot kérni ötven irodai székre szállítással együtt.",
        "Selamat pagi, kami membutuhkan penawaran harga untuk mesin kemasan.",
        "Xin chào, công ty chúng tôi muốn tìm hiểu về giải pháp quản lý kho hàng.",
        "God dag, vi ønsker et tilbud på regnskapstjenester for et nyoppstartet selskap.",
        "Poštovani, zanima nas ponuda za osiguranje voznoga parka naše tvrtke.",
        "Need RFQ for SKU XR-4471-BQ and HTTPS/TLS cert renewal, see https://xkcd.com/zqxjkv?id=bnmrtz or mail jkdfg@bnmq.com or www.bnmqx.com",
        "WE NEED A QUOTE FOR OUR WAREHOUSE",
        "PLC HMI SCADA MODBUS KNX BACNET PROFINET",
        "Please call Mr Brzęczyszczykiewicz or Mrs Nguyễn at Szczecin",
        "こんにちは、見積もりをお願いします。",
        "你好，你好，你好，我们想了解你们的产品和价格",
        "สวัสดีครับ สนใจสินค้าของคุณมากครับ ช่วยส่งใบเสนอราคาให้ด้วยครับ",
        "नमस्ते, हमें आपके उत्पाद में बहुत बहुत रुचि है, कृपया फोन करें",
        "very very interested, please call call",
        "very very very very very interested",
        "No no no, I really really really need this now, call me, call me!",
        "+34 612 345 678",
        "2026-11-22",
        "OK",
        "Yes yes",
        "Call me, call me",
        "\uD83D\uDC4D !!!",
        "...",
        "Здравствуйте, нас интересует ваше предложение",
        "مرحبا نريد عرض سعر",
        "kubernetes postgresql javascript wordpress hubspot shopify mailchimp zendesk"
      })
  void gibberish_realText_isLow(String text) {
    assertThat(TEXT.gibberish(text)).isLessThan(0.125);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asdfghjkl",
        "xkjhqz wqrtpl mnbvzx",
        "fjdksl ajfkdls ajfkldsj aklfjds",
        "sdkfjh sdkjfh ksjdhf kjsdhf skjdfh",
        "qzxwkjhgfpmnbvtrqwzxpkljhgfdswqzxkvbnmpt",
        "Qzxwvk plmnjb trfdcx wsxqaz",
        "ASDKJH QWLEKJ ZXMCNB",
        "lkjsdf lkjsdf please kljsdf lkjwer",
        "hgfjhgf jhgfjhgf hjgfjhg",
        "asdf asdf asdf asdf asdf",
        "xxxxxxxxxxxxxxxxxxxx",
        "x x x x x x x x x x x x",
        "hahahahahaha",
        "1234 5678 9012 3456 7890",
        "11111111111111111111",
        "blah blah blah blah blah",
        "blah blah blah blah",
        "hello, Hello, HELLO!",
        "!!!!!!!!!!!!",
        ". . . . .",
        "$$$$$$",
        "\uD83D\uDC4D\uD83D\uDC4D\uD83D\uDC4D\uD83D\uDC4D\uD83D\uDC4D\uD83D\uDC4D",
        "Blah, blah. BLAH - blah! blah...",
        "word word word word word word word word word word word word",
        "test this test this test this test this",
        "hello there my friend la la la la la la la la la la la la la la la la la la la la",
        "a b c d a b c d a b c d a b c d",
        "бла бла бла бла бла",
        "哈哈哈哈哈哈哈哈哈哈哈哈"
      })
  void gibberish_mashedKeysOrOneWordAgainAndAgain_isHigh(String text) {
    assertThat(TEXT.gibberish(text)).isGreaterThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "john.smith",
    "jsmith",
    "maria-garcia",
    "info",
    "krzysztof.wojcik",
    "mschwartz",
    "rkhan",
    "tnguyen",
    "bjornsson88",
    "hr",
    "sales-team",
    "jeanluc.lefebvre",
    "pschmidt",
    "jdoe",
    "s.papadopoulos",
    "contact",
    "a.b.c",
    "12345",
    "müller"
  })
  void improbability_mailboxOfAPerson_isLow(String localPart) {
    assertThat(TEXT.improbability(localPart)).isLessThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"xkjhqz", "asdfgh", "fjdkslajf", "qwrtzpk", "zxcvbn12", "hjkqwpz.wkjxq", "dkfjghsk"})
  void improbability_mashedMailbox_isHigh(String localPart) {
    assertThat(TEXT.improbability(localPart)).isGreaterThanOrEqualTo(0.5);
  }
}
