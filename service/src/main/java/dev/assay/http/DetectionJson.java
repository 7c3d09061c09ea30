package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.Detection;
import dev.assay.intake.Field;
import java.util.Arrays;

/** Writes how a lead was read, into an object that the caller opened. */
final class DetectionJson {
  private final Detection detection;
  private final CanonicalWriter out;

  DetectionJson(Detection detection, CanonicalWriter out) {
    this.detection = detection;
    this.out = out;
  }

  /** What was found, where, and what is missing. */
  void reading(String detectorVersion, boolean withPaths) {
    out.key("detector_version").value(detectorVersion);
    out.key("canonical_lead").beginObject();
    detection.normalized().forEach((field, value) -> out.key(field.json()).value(value));
    out.endObject();
    found("detected_fields", withPaths);
    Json.texts(
        out.key("missing_fields"),
        Arrays.stream(Field.values())
            .filter(field -> !detection.found().containsKey(field))
            .map(Field::json)
            .toList());
  }

  /** Where each field was found, and by which method. */
  void found(String key, boolean withPaths) {
    out.key(key).beginObject();
    detection
        .found()
        .forEach(
            (field, found) -> {
              out.key(field.json()).beginObject().key("source").value(found.source());
              out.key("method").value(found.method().json());
              if (withPaths) {
                out.key("source_path").value(found.source());
              }
              out.endObject();
            });
    out.endObject();
  }

  void unrecognized() {
    Json.texts(out.key("unrecognized_fields"), detection.unrecognized());
  }

  /** Fields that were sent more than once. */
  void conflicts(boolean inFull) {
    out.key("conflicts").beginArray();
    for (Detection.Conflict conflict : detection.conflicts()) {
      out.beginObject().key("field").value(conflict.field().json());
      out.key("kept").value(conflict.kept());
      if (inFull) {
        Json.texts(out.key("others"), conflict.others());
      }
      out.endObject();
    }
    out.endArray();
  }

  void warnings() {
    Json.texts(out.key("warnings"), detection.warnings());
  }
}
