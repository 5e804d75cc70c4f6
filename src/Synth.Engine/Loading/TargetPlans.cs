using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Plans what is done to a target: its schema, and the statements of the user's around it.</summary>
internal static class TargetPlans
{
    /// <summary>The schema of a run in the terms of a target, with a ledger that leaves nothing out.</summary>
    public static SchemaTranslation Translate(DatabaseSchema schema, ISchemaWriter writer)
    {
        var source = VirtualKeys.Remove(schema);
        return LedgerAudit.Complete(source, writer.Translate(source));
    }

    /// <summary>The schema of a run in the terms of a dialect, with a ledger that leaves nothing out.</summary>
    public static SchemaTranslation Translate(DatabaseSchema schema, IScriptDialect dialect)
    {
        var source = VirtualKeys.Remove(schema);
        return LedgerAudit.Complete(source, dialect.Translate(source));
    }

    /// <summary>Refuses a strict run as soon as the catalog is known, before anything is fitted or made.</summary>
    /// <exception cref="SafetyException">There is a warning that is not acknowledged.</exception>
    public static void RefuseIfStrict(DatabaseSchema schema, ISchemaWriter writer, RunOptions options)
    {
        if (options.IsStrict)
        {
            RefuseIfStrict(schema, Translate(schema, writer), options);
        }
    }

    /// <summary>Refuses a strict run whose translation brings warnings.</summary>
    /// <exception cref="SafetyException">There is a warning that is not acknowledged.</exception>
    public static void RefuseIfStrict(DatabaseSchema schema, SchemaTranslation translation, RunOptions options) =>
        Warnings.RefuseIfStrict(Warnings.Of(schema, translation.Ledger), options);

    /// <summary>What becomes of the source's objects, those included that the run was told to leave out.</summary>
    public static LossLedger LedgerOf(DatabaseSchema schema, SchemaTranslation translation) =>
        new([.. translation.Ledger.Entries, .. schema.LeftOut]);

    /// <summary>The plan.</summary>
    /// <exception cref="ConfigurationException">The target takes no statements, and there are some.</exception>
    public static SchemaPlan Create(SchemaTranslation translation, ConnectorCapabilities capabilities, RunOptions options)
    {
        var (before, after) = options.Hooks;
        if (before.Count + after.Count > 0 && !capabilities.RunsStatements)
        {
            throw new ConfigurationException(
                "The configuration has hooks, and files take no statements. Leave hooks out, or choose a database as target.");
        }

        return SchemaPlan.Create(translation.Schema, capabilities.ConstraintTiming).With(before, after);
    }
}
