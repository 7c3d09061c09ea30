/**
 * Canonical JSON (RFC 8785) and the hashes that name things by it: the same bytes on every JDK,
 * machine and day.
 */
@NullMarked
package dev.assay.canonical;

import org.jspecify.annotations.NullMarked;
