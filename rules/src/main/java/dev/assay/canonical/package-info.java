/**
 * Canonical JSON (RFC 8785), the hashes that name things by it, and sets of characters that no JDK
 * changes: the same bytes on every JDK, machine and day.
 */
@NullMarked
package dev.assay.canonical;

import org.jspecify.annotations.NullMarked;
