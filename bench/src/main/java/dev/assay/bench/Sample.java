package dev.assay.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The lead that is measured with: a business lead with every usual field. */
final class Sample {
  static final String JSON =
      "{\"name\":\"Alex Kim\",\"email\":\"alex.kim@fastgrowth-labs.co\",\"phone\":\"+44 7700 900123\","
          + "\"company\":\"FastGrowth Labs\",\"job_title\":\"Head of Sales\",\"industry\":\"Growth Consulting\","
          + "\"company_size\":\"11-50\",\"country\":\"UK\",\"source\":\"facebook_ads\","
          + "\"website\":\"https://fastgrowth-labs.co\",\"message\":\"Hi, we are 40 people in London and look for"
          + " pricing of your yearly plan, can we talk next week?\"}";
  static final byte[] BYTES = JSON.getBytes(StandardCharsets.UTF_8);

  private Sample() {}

  static ObjectNode tree() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(JSON);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
