package dev.assay.central;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.clients.Method;
import dev.assay.outside.NoAnswerException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the central says of an account. Nobody vouches for it: what is not just as it must be is not
 * taken at all.
 *
 * @param centralId the central's name for the account
 * @param weights are not negative, and sum to no more than 1: no score leaves 0 to 100 by them
 */
record Weights(String centralId, Method method, SortedMap<String, Double> weights) {
  private static final int LONGEST_ID = 200;

  /** Weights that are rounded one by one need not sum to 1 exactly. */
  private static final double LARGEST_SUM = 1.01;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .build())
          .build();

  Weights {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /**
   * Reads an answer.
   *
   * @param factors those of the pack that judges here, each of which must have a weight
   */
  static Weights read(byte[] answer, Set<String> factors) {
    JsonNode json = parse(answer);
    String id = json.path("client_id").asText("");
    if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw unusable("client_id");
    }
    SortedMap<String, Double> weights = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<String, JsonNode> each : json.path("weights").properties()) {
      double weight = each.getValue().isNumber() ? each.getValue().doubleValue() : -1;
      if (!factors.contains(each.getKey()) || !(weight >= 0 && weight <= 1)) {
        throw unusable("weights");
      }
      weights.put(each.getKey(), weight + 0.0); // -0 is 0
      sum += weight;
    }
    if (weights.size() != factors.size() || sum <= 0 || sum > LARGEST_SUM) {
      throw unusable("weights");
    }
    return new Weights(id, method(json.path("method").asText("")), weights);
  }

  private static JsonNode parse(byte[] answer) {
    try {
      JsonNode json = JSON.readTree(answer);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException noJson) {
      // answered below, without a word of it
    }
    throw new NoAnswerException("it answers no JSON object");
  }

  private static Method method(String name) {
    for (Method method : Method.values()) {
      if (method.json().equals(name)) {
        return method;
      }
    }
    throw unusable("method");
  }

  private static NoAnswerException unusable(String field) {
    return new NoAnswerException("its " + field + " cannot be used");
  }
}
