package dev.assay.bench;

import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One judgement with its factors, waterfall and hash, against the same rules in a bare session. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class DecisionBench {
  private RulePack pack;
  private BareSession bare;
  private Lead lead;

  @Setup
  public void prepare() {
    PackSource source = PackSource.shipped("lead-quality", "1.0.0");
    pack = new PackCompiler().compile(source);
    bare = new BareSession(source);
    lead = new Intake(ReferenceData.bundled()).read(Sample.tree()).lead();
  }

  @Benchmark
  public int bareSession() {
    return bare.fire(lead);
  }

  @Benchmark
  public String decision() {
    Scorecard card = pack.score(lead, pack.terms());
    return card.hash();
  }
}
