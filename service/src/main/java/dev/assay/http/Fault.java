package dev.assay.http;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON Pointer into the body, or {@code ?name} for a query parameter
 * @param message the rule it breaks; no personal data
 */
record Fault(String pointer, String message) {}
