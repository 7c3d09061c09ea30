package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.intake.Intake;
import dev.assay.intake.Reading;
import dev.assay.intake.reference.ReferenceData;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Raw JSON to a normalized lead, against parsing the same bytes to a tree. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class IntakeBench {
  private final ObjectReader reader = new JsonMapper().reader();
  private final List<byte[]> leads = Sample.leads();
  private Intake intake;
  private int at;

  @Setup
  public void prepare() {
    intake = new Intake(ReferenceData.bundled());
  }

  @Benchmark
  public JsonNode parse() throws IOException {
    return reader.readTree(next());
  }

  @Benchmark
  public Reading intake() throws IOException {
    return intake.read(reader.readTree(next()));
  }

  /** Another lead each time: nothing that is remembered of one helps with the next. */
  private byte[] next() {
    at = at + 1 == leads.size() ? 0 : at + 1;
    return leads.get(at);
  }
}
