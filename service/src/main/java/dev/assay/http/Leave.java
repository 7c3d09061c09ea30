package dev.assay.http;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets a lead be scored that may be; who may not is refused. */
@FunctionalInterface
interface Leave {
  /** For leads that were counted already. */
  Leave COUNTED = Supplier::get;

  CompletionStage<Made> score(Supplier<CompletionStage<Made>> scoring);
}
