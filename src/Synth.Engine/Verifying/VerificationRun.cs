using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Has the engine of a database, whoever made it, verify what its own catalog promises. The database is only read.</summary>
/// <param name="observer">Is told how it goes.</param>
public sealed class VerificationRun(IRunObserver observer)
{
    // Nobody says how many rows should be there, so none are counted.
    private static readonly Dictionary<TableName, long> NoRowCounts = [];

    /// <summary>Reads the catalog and verifies each promise of it.</summary>
    /// <param name="target">The database.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verdicts; a promise that is broken is one of them and no exception.</returns>
    /// <exception cref="UnsupportedSchemaException">There are no tables to verify.</exception>
    /// <exception cref="ReadException">The catalog or the rows cannot be read.</exception>
    public async Task<VerificationResult> VerifyAsync(DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var session = await target.Connector.OpenSourceAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            observer.OnStage(RunStage.ReadCatalog);
            var schema = await session.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
            RefuseNothing(schema);
            observer.OnStage(RunStage.Verify);
            var checks = await session.Verifier.VerifyAsync(schema, NoRowCounts, cancellationToken).ConfigureAwait(false);
            return new VerificationResult(
                session.ServerVersion, schema.Tables.Count, new IntegrityCertificate(checks.ToValueList()), schema.Issues);
        }
    }

    // A certificate about nothing would be read as one about the database that was meant.
    private static void RefuseNothing(DatabaseSchema schema)
    {
        if (schema.Tables.Count == 0)
        {
            throw new UnsupportedSchemaException(
                "The database has no tables, so there is nothing to verify.",
                [new SchemaIssue(SchemaIssueSeverity.Error, "target",
                    "check that its address names the right database, and that the role may read its tables.")]);
        }
    }
}
