package dev.assay.rules;

import dev.assay.model.Lead;
import java.util.Locale;
import java.util.Optional;

/** A text of the lead in which lists and patterns can be looked for. */
public enum TextField {
  NAME {
    @Override
    String of(Lead lead) {
      return lead.name().text();
    }
  },
  EMAIL {
    @Override
    String of(Lead lead) {
      return lead.email().address();
    }
  },
  EMAIL_DOMAIN {
    @Override
    String of(Lead lead) {
      return lead.email().domain();
    }
  },
  PHONE {
    @Override
    String of(Lead lead) {
      return lead.phone().text();
    }
  },
  MESSAGE {
    @Override
    String of(Lead lead) {
      return lead.message().text();
    }
  },
  SOURCE {
    @Override
    String of(Lead lead) {
      return lead.source().text();
    }
  },
  COUNTRY {
    @Override
    String of(Lead lead) {
      return lead.country().text();
    }
  },
  JOB_TITLE {
    @Override
    String of(Lead lead) {
      return lead.job().title();
    }
  },
  INDUSTRY {
    @Override
    String of(Lead lead) {
      return lead.company().industry();
    }
  },
  COMPANY_SIZE {
    @Override
    String of(Lead lead) {
      return lead.company().size();
    }
  },
  WEBSITE {
    @Override
    String of(Lead lead) {
      return lead.website().text();
    }
  };

  abstract String of(Lead lead);

  /** The part of the lead that it stands in. */
  String part() {
    return switch (this) {
      case EMAIL_DOMAIN -> "email";
      case JOB_TITLE -> "job";
      case INDUSTRY, COMPANY_SIZE -> "company";
      default -> json();
    };
  }

  private final String json = name().toLowerCase(Locale.ROOT);

  /** The name in JSON and YAML. */
  public String json() {
    return json;
  }

  static Optional<TextField> ofJson(String name) {
    for (TextField field : values()) {
      if (field.json().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
