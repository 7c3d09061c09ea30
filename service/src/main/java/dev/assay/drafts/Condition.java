package dev.assay.drafts;

import org.jspecify.annotations.Nullable;

/** What an editor believes a file to be; where it is not, nothing is changed. */
public sealed interface Condition {

  /** Whether it holds of a file with this tag; null where there is no such file. */
  boolean holds(@Nullable String tag);

  /** There is no such file yet. */
  record Absent() implements Condition {
    @Override
    public boolean holds(@Nullable String tag) {
      return tag == null;
    }
  }

  /** There is one, whatever it says. */
  record Present() implements Condition {
    @Override
    public boolean holds(@Nullable String tag) {
      return tag != null;
    }
  }

  /** It says what the editor last read. */
  record Tag(String expected) implements Condition {
    @Override
    public boolean holds(@Nullable String tag) {
      return expected.equals(tag);
    }
  }
}
