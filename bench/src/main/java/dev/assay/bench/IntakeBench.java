package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.intake.Intake;
import dev.assay.intake.Reading;
import dev.assay.intake.reference.ReferenceData;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Raw JSON to a normalized lead, against parsing the same bytes to a tree. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class IntakeBench {
  private final ObjectReader reader = new JsonMapper().reader();
  private Intake intake;

  @Setup
  public void prepare() {
    intake = new Intake(ReferenceData.bundled());
  }

  @Benchmark
  public JsonNode parse() throws IOException {
    return reader.readTree(Sample.BYTES);
  }

  @Benchmark
  public Reading intake() throws IOException {
    return intake.read(reader.readTree(Sample.BYTES));
  }
}
