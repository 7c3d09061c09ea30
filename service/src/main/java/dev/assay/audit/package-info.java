/** Below every step that changes what judges: who did what, when and why, kept for good. */
@NullMarked
package dev.assay.audit;

import org.jspecify.annotations.NullMarked;
