/**
 * Beside the steps: the accounts of a tenant that scores are made for, each with weights of its
 * own. Of an account's address only a keyed hash is kept.
 */
@NullMarked
package dev.assay.clients;

import org.jspecify.annotations.NullMarked;
