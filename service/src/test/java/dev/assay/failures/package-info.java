/** What nobody wishes for: nodes that are killed, databases that go away, disks that are full. */
@NullMarked
package dev.assay.failures;

import org.jspecify.annotations.NullMarked;
