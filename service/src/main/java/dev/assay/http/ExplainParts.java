package dev.assay.http;

import dev.assay.explain.History;
import dev.assay.explain.NextBands;
import dev.assay.explain.ScoreChanges;
import dev.assay.explain.UnfiredRules;

/** What the routes that say why a score is what it is stand on. */
public record ExplainParts(
    History history, ScoreChanges changes, NextBands nextBands, UnfiredRules unfired) {}
