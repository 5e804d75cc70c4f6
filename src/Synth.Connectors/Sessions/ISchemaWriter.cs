using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Recreates a schema in the target: translate, plan, then carry out.</summary>
public interface ISchemaWriter
{
    /// <summary>
    /// What the engine did not take although it was planned, and what rows and keys can do without; grows while plans are carried out.
    /// </summary>
    IReadOnlyList<LedgerEntry> LeftOut => [];

    /// <summary>
    /// Expresses a schema of any engine in this engine's types and names. Pure: touches no database.
    /// </summary>
    /// <exception cref="UnsupportedSchemaException">Something that rows cannot do without has no form here.</exception>
    SchemaTranslation Translate(DatabaseSchema source);

    /// <summary>The statements for a change, in order; none when the engine needs none. Pure: touches no database.</summary>
    IReadOnlyList<string> Render(SchemaChange change);

    /// <summary>Carries out the changes of one phase, in order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="progress">Told of each change before it is carried out; may be null.</param>
    /// <param name="cancellationToken">Checked for each change.</param>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    Task ApplyAsync(SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken);

    /// <summary>Carries out one change of a plan, whose others are carried out before or after it.</summary>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    Task ApplyAsync(SchemaPlan plan, SchemaChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ApplyAsync(new SchemaPlan([change]), change.Phase, progress: null, cancellationToken);
    }
}
