package dev.assay.activation;

/** What a scope is set to from one epoch on. */
public sealed interface State permits LineState, ReferenceState, TenantState {}
