package dev.assay.bench;

import dev.assay.model.Card;
import dev.assay.model.Flag;
import dev.assay.model.FlagKind;
import dev.assay.model.Lead;
import dev.assay.rules.PackSource;
import java.util.HashSet;
import java.util.Set;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/**
 * The rules of a pack as Drools alone would run them: insert, fire, dispose. Flags are facts, as
 * for every session of these rules, since later rules read them; nothing else is kept of what is
 * marked.
 */
final class BareSession {
  private static final String[] LAST_FIRST = {"factors", "signals", "cross", "risks"};

  private final KieBase base;

  BareSession(PackSource source) {
    KieServices kie = KieServices.Factory.get();
    ReleaseId release = kie.newReleaseId("dev.assay.bench", "bare", "1");
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.writeKModuleXML(kie.newKieModuleModel().toXML());
    source
        .files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".drl")) {
                String stratum = path.substring(0, path.indexOf('/'));
                files.write("src/main/resources/bare/" + path, drl(stratum, text));
              }
            });
    kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    base = kie.newKieContainer(release).getKieBase();
  }

  int fire(Lead lead) {
    KieSession session = base.newKieSession();
    session.setGlobal("card", new Flags(session));
    session.insert(lead);
    for (String stratum : LAST_FIRST) {
      session.getAgenda().getAgendaGroup(stratum).setFocus();
    }
    int fired = session.fireAllRules();
    session.dispose();
    return fired;
  }

  private static String drl(String stratum, String text) {
    return "package bare.%s; import dev.assay.model.*; global dev.assay.model.Card card; ruleflow-group \"%s\"; %s"
        .formatted(stratum, stratum, text);
  }

  private static final class Flags implements Card, Card.Mark {
    private final KieSession session;
    private final Set<Flag> flags = new HashSet<>();

    Flags(KieSession session) {
      this.session = session;
    }

    private Mark flag(Flag flag) {
      if (flags.add(flag)) {
        session.insert(flag);
      }
      return this;
    }

    @Override
    public Mark risk(String key) {
      return flag(new Flag(key, FlagKind.RISK));
    }

    @Override
    public Mark signal(String key) {
      return flag(new Flag(key, FlagKind.SIGNAL));
    }

    @Override
    public Mark factor(String key, double value) {
      return this;
    }

    @Override
    public Mark recommend(String action) {
      return this;
    }

    @Override
    public Mark because(String key, String value) {
      return this;
    }

    @Override
    public Mark because(String key, double value) {
      return this;
    }

    @Override
    public Mark because(String key, boolean value) {
      return this;
    }
  }
}
