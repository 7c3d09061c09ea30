package dev.assay.intake.reference;

/**
 * A country or territory of ISO 3166-1, and Kosovo as {@code XK}.
 *
 * @param iso2 two capital letters, such as {@code ES}
 * @param iso3 three capital letters, such as {@code ESP}
 * @param name the English name
 */
public record Country(String iso2, String iso3, String name) {}
