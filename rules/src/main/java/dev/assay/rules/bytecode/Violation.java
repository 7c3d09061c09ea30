package dev.assay.rules.bytecode;

/**
 * Something in a class that is not on the list.
 *
 * @param className internal name of the class
 * @param rule name of the rule it was made of; empty when it belongs to none
 * @param what the method or instruction, in words
 */
public record Violation(String className, String rule, String what) {}
