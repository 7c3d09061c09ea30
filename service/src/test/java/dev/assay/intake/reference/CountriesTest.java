package dev.assay.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountriesTest {
  private static final ReferenceData DATA = ReferenceData.bundled();

  @ParameterizedTest
  @CsvSource({
    "ES,ES",
    "es,ES",
    "' Es ',ES",
    "ESP,ES",
    "Spain,ES",
    "España,ES",
    "Espana,ES",
    "ESPAÑA,ES",
    "Spanien,ES",
    "Espagne,ES",
    "Испания,ES",
    "西班牙,ES",
    "スペイン,ES",
    "UK,GB",
    "U.K.,GB",
    "GB,GB",
    "England,GB",
    "Scotland,GB",
    "Wales,GB",
    "Northern Ireland,GB",
    "Great Britain,GB",
    "Großbritannien,GB",
    "USA,US",
    "U.S.A.,US",
    "us,US",
    "America,US",
    "United States of America,US",
    "the United States,US",
    "UAE,AE",
    "Korea,KR",
    "South Korea,KR",
    "North Korea,KP",
    "Deutschland,DE",
    "DEUTSCHLAND,DE",
    "DE,DE",
    "FR,FR",
    "Österreich,AT",
    "Oesterreich,AT",
    "Osterreich,AT",
    "Schweiz,CH",
    "Suisse,CH",
    "Holland,NL",
    "The Netherlands,NL",
    "Pays-Bas,NL",
    "Türkiye,TR",
    "Turkey,TR",
    "TÜRKİYE,TR",
    "Tuerkei,TR",
    "Côte d'Ivoire,CI",
    "Cote d Ivoire,CI",
    "Cote d’Ivoire,CI",
    "Ivory Coast,CI",
    "Czechia,CZ",
    "Česká republika,CZ",
    "Kosovo,XK",
    "XK,XK",
    "Viet Nam,VN",
    "Việt Nam,VN",
    "Russia,RU",
    "Россия,RU",
    "México,MX",
    "Brasil,BR",
    "中国,CN",
    "日本,JP",
    "대한민국,KR",
    "भारत,IN",
    "مصر,EG",
    "السعودية,SA",
    "ישראל,IL",
    "ΕΛΛΑΔΑ,GR",
    "Ελλάδα,GR",
    "Україна,UA",
    "საქართველო,GE",
    "Hayastan,AM",
    "ประเทศไทย,TH",
    "ＳＰＡＩＮ,ES",
    "Congo,CG",
    "DR Congo,CD",
    "Guinea-Bissau,GW",
    "Trinidad & Tobago,TT",
    "Réunion,RE",
    "Niger,NE",
    "Nigeria,NG",
    "Georgia,GE",
    "NO,NO",
    "Macedonia,MK",
    "NIR,GB"
  })
  void country_codeNameOrAlias(String text, String iso2) {
    assertThat(DATA.country(text)).map(Country::iso2).contains(iso2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "EN",
        "en",
        "JA",
        "ZH",
        "Atlantis",
        "X",
        "ZZ",
        "Spainn",
        "Barcelona",
        "12",
        "-",
        "😀",
        "England Spain"
      })
  void country_nothingKnown(String text) {
    assertThat(DATA.country(text)).isEmpty();
  }

  @Test
  void country_absurdlyLong_isNotLookedUp() {
    assertThat(DATA.country("spain ".repeat(100_000))).isEmpty();
  }

  @Test
  void country_tellsCodesAndEnglishName() {
    assertThat(DATA.country("alemania")).contains(new Country("DE", "DEU", "Germany"));
  }

  @ParameterizedTest
  @CsvSource({
    "EN,GB", "en,GB", "JA,JP", "ZH,CN", "KO,KR", "CS,CZ", "DA,DK", "EL,GR", "HE,IL", "HI,IN",
    "FA,IR", "UR,PK"
  })
  void countryOfLanguage_codeThatIsNoCountry(String code, String iso2) {
    assertThat(DATA.countryOfLanguage(code)).map(Country::iso2).contains(iso2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES", "DE", "FR", "IT", "PT", "UK", "SV", "", "xx", "eng"})
  void countryOfLanguage_codeThatIsACountryOrNothing(String code) {
    assertThat(DATA.countryOfLanguage(code)).isEmpty();
  }
}
