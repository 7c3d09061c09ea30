package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Lead;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LeadJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every component gets a value of its own, so that none can be forgotten or mixed up. */
  @Test
  void read_whatWasWritten() throws Exception {
    for (int seed = 1; seed <= 9; seed++) {
      Lead lead = (Lead) filled(Lead.class, new int[] {seed});

      assertThat(LeadJson.read(JSON.readTree(written(lead)))).isEqualTo(lead);
    }
  }

  @Test
  void write_isCanonical() throws Exception {
    byte[] written = written((Lead) filled(Lead.class, new int[] {1}));

    assertThat(written).isEqualTo(CanonicalJson.bytes(JSON.readTree(written)));
  }

  @Test
  void write_keysAreTheComponentsInSnakeCase() throws Exception {
    JsonNode json = JSON.readTree(written((Lead) filled(Lead.class, new int[] {1})));

    assertThat(keys(json)).containsExactlyInAnyOrderElementsOf(components(Lead.class));
    for (RecordComponent part : Lead.class.getRecordComponents()) {
      assertThat(keys(json.get(snake(part.getName()))))
          .containsExactlyInAnyOrderElementsOf(components(part.getType()));
    }
  }

  @Test
  void write_wordsAreLowerCase() throws Exception {
    JsonNode json = JSON.readTree(written((Lead) filled(Lead.class, new int[] {1})));

    assertThat(json.at("/phone/length").asText()).matches("[a-z_]+");
    assertThat(json.at("/job/seniority").asText()).matches("[a-z_]+");
  }

  private static byte[] written(Lead lead) {
    CanonicalWriter out = new CanonicalWriter();
    LeadJson.write(lead, out);
    return out.toBytes();
  }

  private static Object filled(Type what, int[] next) throws ReflectiveOperationException {
    if (what instanceof ParameterizedType list) {
      Type of = list.getActualTypeArguments()[0];
      return List.of(filled(of, next), filled(of, next));
    }
    Class<?> type = (Class<?>) what;
    if (type == String.class) {
      return "text " + next[0]++;
    }
    if (type == int.class) {
      return next[0]++;
    }
    if (type == double.class) {
      return 1.0 / (1 + next[0]++);
    }
    if (type == boolean.class) {
      return next[0]++ % 2 == 0;
    }
    if (type.isEnum()) {
      Object[] words = type.getEnumConstants();
      return words[next[0]++ % words.length];
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = filled(components[i].getGenericType(), next);
    }
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(part -> snake(part.getName())).toList();
  }

  private static List<String> keys(JsonNode json) {
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
