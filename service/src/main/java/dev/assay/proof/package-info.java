/**
 * Step 7: proves that the log was only ever appended to. Heads of each node's log are signed as
 * checkpoints (C2SP tlog-checkpoint), decisions are proved by them (C2SP tlog-proof), and a
 * verification names every record that is not as it was.
 */
@NullMarked
package dev.assay.proof;

import org.jspecify.annotations.NullMarked;
