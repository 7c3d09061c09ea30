package dev.assay.drafts;

import dev.assay.audit.Who;
import dev.assay.cases.CaseText;
import dev.assay.cases.Disguise;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.model.Lead;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackStore;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes cases of recorded decisions: the same observations, and no person. Calls block. */
public final class RealCases {
  private static final String FOLDER = Content.CASES + "decisions/";

  private final Drafts drafts;
  private final LogReader log;
  private final PackStore packs;
  private final PackLibrary library;
  private final PackCompiler compiler;

  public RealCases(
      Drafts drafts, LogReader log, PackStore packs, PackLibrary library, PackCompiler compiler) {
    this.drafts = drafts;
    this.log = log;
    this.packs = packs;
    this.library = library;
    this.compiler = compiler;
  }

  /**
   * Adds a case that says what a decision says.
   *
   * @return path of the case
   * @throws ServiceException where the tenant has no such decision, or its person was erased
   */
  public String add(Draft draft, UUID tenantId, UUID decisionId, Who who) {
    Decision decision = find(tenantId, decisionId);
    if (!decision.pack().equals(draft.line().pack())) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "this is a decision by another pack, " + decision.pack());
    }
    String hash = decision.receipt().packHash();
    PackSource text =
        packs
            .text(hash)
            .orElseThrow(() -> new ServiceException(ErrorCode.CONFLICT, "no text has " + hash));
    RulePack judged = library.load(hash);
    Lead lead = decision.lead();
    Lead nobody = disguised(lead, new Disguise.Judge(judged, text), drafts.content(draft).pack());
    var card = judged.score(nobody, judged.terms());
    String note =
        "Observed of a lead that " + judged.manifest().name() + " judged; its words are made up.";
    String path = free(FOLDER + CaseText.name(card), drafts.content(draft).files());
    drafts.put(draft, path, CaseText.of(nobody, card, note), new Condition.Absent(), who);
    return path;
  }

  /** For the version that judged, and for the draft, if that compiles: it may read other words. */
  private Lead disguised(Lead lead, Disguise.Judge judged, PackSource draft) {
    List<Disguise.Judge> judges = new ArrayList<>(List.of(judged));
    try (@Nullable RulePack compiled = compiled(draft)) {
      if (compiled != null) {
        judges.add(new Disguise.Judge(compiled, draft));
      }
      return new Disguise(judges).of(lead);
    }
  }

  private @Nullable RulePack compiled(PackSource draft) {
    try {
      return compiler.compile(draft);
    } catch (PackException notYet) {
      return null;
    }
  }

  private Decision find(UUID tenantId, UUID decisionId) {
    Decision decision = log.find(tenantId, decisionId).map(StoredDecision::decision).orElse(null);
    if (decision == null) {
      throw new ServiceException(
          ErrorCode.NOT_FOUND, "there is no such decision, or its person was erased");
    }
    return decision;
  }

  private static String free(String path, SortedMap<String, String> files) {
    String free = path + ".yaml";
    for (int i = 2; files.containsKey(free); i++) {
      free = path + "-" + i + ".yaml";
    }
    return free;
  }
}
