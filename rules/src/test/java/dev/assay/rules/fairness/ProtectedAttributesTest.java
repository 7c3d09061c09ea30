package dev.assay.rules.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtectedAttributesTest {
  private final ProtectedAttributes attributes = ProtectedAttributes.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age",
        "contact_age",
        "contactAge",
        "Contact-Age",
        "AGE",
        "customer.age",
        "age_group",
        "ageInYears",
        "ＡＧＥ",
        "a\u0301ge",
        "\u0430ge",
        "a\u200bge",
        "birth_date",
        "birthdate",
        "dateOfBirth",
        "DOB",
        "gender",
        "isFemale",
        "sexo",
        "Geschlecht",
        "género",
        "genere",
        "sexe",
        "edad",
        "fecha de nacimiento",
        "Geburtsdatum",
        "âge",
        "data_di_nascita",
        "idade",
        "religion",
        "Konfession",
        "religião",
        "race",
        "ethnische Herkunft",
        "raça",
        "razza",
        "nationality",
        "Staatsangehörigkeit",
        "staatsangehoerigkeit",
        "cittadinanza",
        "health",
        "salud",
        "Schwangerschaft",
        "état de santé",
        "disability",
        "marital_status",
        "Familienstand",
        "estado civil",
        "tradeUnion",
        "Gewerkschaft",
        "opinion_politique",
        "sexual orientation",
        "biometric_id",
        "criminalRecord",
        "alter",
        "età"
      })
  void check_protected(String name) {
    assertThat(attributes.check(name)).hasValueSatisfying(f -> assertThat(f.proxy()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip_code",
        "postcode",
        "PLZ",
        "salutation",
        "Anrede",
        "civilité",
        "maidenName",
        "mother tongue",
        "código postal"
      })
  void check_proxy(String name) {
    assertThat(attributes.check(name)).hasValueSatisfying(f -> assertThat(f.proxy()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message",
        "page",
        "landing_page",
        "manager",
        "average",
        "language",
        "image",
        "usage",
        "stage",
        "agent",
        "domain_age",
        "accountAge",
        "company-age",
        "age of domain",
        "lead_age_days",
        "race_condition",
        "essex",
        "sussex.co.uk",
        "trace",
        "embrace",
        "healthcare",
        "wealth",
        "salute_message",
        "alternate",
        "alter_ego",
        "generic_message",
        "eta_days",
        "zip_file",
        "disposable_email",
        "seniority",
        "first_name",
        "country",
        "phone_region",
        "email_domain_website_mismatch",
        "known-platforms",
        "",
        "123",
        "!!",
        "engagement_score",
        "package"
      })
  void check_innocent(String name) {
    assertThat(attributes.check(name)).isEmpty();
  }

  @Test
  void check_declaredProxy() {
    ProtectedAttributes declared = ProtectedAttributes.withProxies(List.of("shoe size"));

    assertThat(declared.check("customerShoeSize"))
        .hasValueSatisfying(f -> assertThat(f.proxy()).isTrue());
    assertThat(attributes.check("customerShoeSize")).isEmpty();
    assertThat(declared.check("customerShoeSize").orElseThrow().sentence())
        .isEqualTo(
            "'customerShoeSize' tells what was declared to be a proxy ('shoe size'), by which nobody may be judged");
  }
}
