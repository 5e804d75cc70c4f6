using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Has the target engine itself check what was loaded.</summary>
public interface IIntegrityVerifier
{
    /// <summary>
    /// Checks every primary key, unique constraint, foreign key, NOT NULL, check constraint and row count.
    /// </summary>
    /// <param name="schema">What should be there.</param>
    /// <param name="expectedRowCounts">Rows that should be there, by table of <paramref name="schema"/>; a table that is missing is not
    /// counted.</param>
    /// <param name="cancellationToken">Checked for each query.</param>
    /// <returns>One result per constraint, in order of the schema.</returns>
    Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken);
}
