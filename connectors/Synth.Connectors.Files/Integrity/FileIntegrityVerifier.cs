using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Integrity;

/// <summary>
/// Has DuckDB count what breaks the promises of a schema, within its limit of memory, and compare the files with what was loaded.
/// </summary>
/// <param name="database">What was loaded, or what is there.</param>
/// <param name="complete">Writes the target out and reads it back; gives nothing for files that are only read.</param>
internal sealed class FileIntegrityVerifier(
    Func<FileDatabase?> database, Func<CancellationToken, IReadOnlyList<IntegrityCheck>> complete) : IIntegrityVerifier
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(expectedRowCounts);
        var open = database() ?? throw new InvalidOperationException("The run has not begun.");
        return Task.Run<IReadOnlyList<IntegrityCheck>>(() => Verify(open, schema, expectedRowCounts, cancellationToken), cancellationToken);
    }

    private List<IntegrityCheck> Verify(
        FileDatabase open, DatabaseSchema schema,
        IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        var checks = new List<IntegrityCheck>();
        var written = complete(cancellationToken);
        try
        {
            foreach (var table in schema.Tables)
            {
                var questions = new TableQuestions(open, schema, table);
                checks.AddRange(questions.All(expectedRowCounts).Select(question =>
                    new IntegrityCheck(question.Kind, table.Name, question.Subject, open.Store.QueryNumber(question.Sql, cancellationToken))
                    {
                        IsBinding = question.IsBinding,
                    }));
                checks.AddRange(written.Where(check => check.Table == table.Name));
            }

            return checks;
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Reading("what is to be verified", open.Path, error);
        }
    }
}
