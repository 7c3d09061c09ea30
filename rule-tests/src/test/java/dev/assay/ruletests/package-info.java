/**
 * Business cases as data, and the tests that run them through intake and rules; no HTTP, no
 * database.
 */
@NullMarked
package dev.assay.ruletests;

import org.jspecify.annotations.NullMarked;
