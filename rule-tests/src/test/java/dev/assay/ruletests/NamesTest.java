package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of any culture is a name; what nobody is called is not. */
final class NamesTest {
  private static final List<String> NAME_FLAGS =
      List.of("missing_name", "very_short_name", "numeric_name", "random_name");

  private final Judge judge = Judge.leadQuality();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alex",
        "Bo Xu",
        "Ng Ai",
        "Jo Ek",
        "Nguyễn Thị Ánh",
        "Siobhán Ní Dhomhnaill",
        "Krzysztof Chrząszcz",
        "Zbigniew Szczęsny",
        "Þórarinn Hjálmtýsson",
        "Ngozi Okonjo-Iweala",
        "Mxolisi Nxumalo",
        "Thích Nhất Hạnh",
        "Ljiljana Hrvatić",
        "Jiří Čtvrtek",
        "Wojciech Szczepański",
        "Tlaxcala Xóchitl Quetzal",
        "Keanu Kealiʻi",
        "Aapeli Määttä",
        "Ebru Yıldız",
        "Oğuzhan Çağlar",
        "Vytautas Šimkus",
        "Gwenllian Llywelyn",
        "Jean-François d'Aubigné",
        "María José de la O",
        "Chukwuemeka Ndubuisi",
        "Rabindranath Bhattacharya",
        "Sri Wahyuni",
        "Suharto",
        "王小明",
        "田中 さくら",
        "김민준",
        "Юлия Щербакова",
        "Γιώργος Παπαδόπουλος",
        "אברהם כהן",
        "محمد عبد الله",
        "สมชาย ใจดี",
        "Foo Kok Wai",
        "Christopher Null",
        "Dr. A. Abcarian",
        "Max Mustermann"
      })
  void flags_ofRealNames(String name) {
    assertThat(flags(name)).doesNotContainAnyElementsOf(NAME_FLAGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asdf asdf",
        "qwertyuiop",
        "zxcvbnm",
        "Aaaaaa Bbbbbb",
        "xxxxxxx",
        "hjkl",
        "Sdkfjhw Qxzvbnp",
        "Bqxkjz",
        "Wrtzpkl",
        "TEST TEST",
        "foo bar",
        "Vorname Nachname",
        "abcdef",
        "Kjhgfd",
        "Mnbvcxz"
      })
  void flags_ofRandomNames(String name) {
    assertThat(flags(name)).contains("random_name");
  }

  private List<String> flags(String name) {
    return judge.score(JsonNodeFactory.instance.objectNode().put("name", name)).riskFlags();
  }
}
