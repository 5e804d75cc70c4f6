using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Ddl;

/// <summary>
/// What becomes of a schema in files: the description keeps all of it, and the files themselves little. What only the description keeps
/// is called approximated, since nothing enforces or runs it until a database is made of it.
/// </summary>
internal static class DescriptionLedger
{
    /// <summary>The ledger of a schema.</summary>
    public static LossLedger Of(DatabaseSchema source, FileForm form) => new(
    [
        .. source.Tables.SelectMany(table => Table(table, form)),
        .. Described(source.Types.Select(type => $"type {type.Name}"), source, "columns of it hold its values"),
        .. Described(source.Sequences.Select(sequence => $"sequence {sequence.Name}"), source, "nothing counts here"),
        .. Described(source.Views.Select(view => $"view {view.Name}"), source, "it cannot be queried here"),
        .. Described(source.Routines.Select(routine => $"routine {routine.Name}"), source, "it cannot be called here"),
        .. Described(source.Triggers.Select(trigger => $"trigger {trigger.Name}"), source, "it does not fire here"),
        .. Described(source.Extensions.Select(extension => $"extension {extension}"), source, "it belongs to that engine"),
        .. Described(source.Objects.Select(item => $"{item.Kind} {item.Name}"), source, "it belongs to that engine"),
        .. source.Issues.Where(issue => issue.Severity == SchemaIssueSeverity.Warning)
            .Select(issue => new LedgerEntry(LedgerOutcome.Approximated, issue.Subject, $"as the source's catalog said: {issue.Message}")),
    ]);

    private static IEnumerable<LedgerEntry> Table(Table table, FileForm form)
    {
        yield return new LedgerEntry(LedgerOutcome.Recreated, $"table {table.Name}", "");
        if (form.KeepsKeys && table.PrimaryKey is { } key && IsStored(table, key.Columns))
        {
            yield return new LedgerEntry(LedgerOutcome.Recreated, $"table {table.Name}, primary key", "");
        }

        string[] promises = [.. Promises(table, form)];
        if (promises.Length > 0)
        {
            yield return new LedgerEntry(
                LedgerOutcome.Approximated, $"table {table.Name}, {string.Join(", ", promises)}",
                $"described; {form.DisplayName} does not enforce or use them");
        }

        foreach (var column in table.Columns.Where(column => column.Generated is not null))
        {
            yield return new LedgerEntry(LedgerOutcome.Approximated, $"column {table.Name}.{column.Name}",
                "described; its values are computed and not stored");
        }
    }

    private static IEnumerable<string> Promises(Table table, FileForm form)
    {
        (string Name, int Count)[] kinds =
        [
            ("primary key", table.PrimaryKey is null || (form.KeepsKeys && IsStored(table, table.PrimaryKey.Columns)) ? 0 : 1),
            ("unique constraints", table.UniqueConstraints.Count(unique =>
                !form.KeepsKeys || !unique.NullsAreDistinct || !IsStored(table, unique.Columns))),
            ("foreign keys", table.ForeignKeys.Count),
            ("checks", table.Checks.Count),
            ("exclusion constraints", table.ExclusionConstraints.Count),
            ("indexes", table.Indexes.Count),
            ("identity", table.Columns.Count(column => column.Identity is not null)),
            ("defaults", table.Columns.Count(column => column.Default is not null)),
            ("collations", table.Columns.Count(column => column.Collation is not null)),
            ("options", table.Options.Count),
            ("partitions", table.Partitioning is null ? 0 : 1),
            ("versions of rows", table.Versioning is null ? 0 : 1),
            ("comments", form.KeepsKeys || (table.Comment is null && table.Columns.All(column => column.Comment is null)) ? 0 : 1),
        ];
        return kinds.Where(kind => kind.Count > 0).Select(kind => kind.Name);
    }

    private static bool IsStored(Table table, IEnumerable<string> columns) => columns.All(name => table.FindColumn(name)!.IsWritable);

    private static IEnumerable<LedgerEntry> Described(IEnumerable<string> subjects, DatabaseSchema source, string reason) =>
        subjects.Select(subject =>
            new LedgerEntry(LedgerOutcome.Approximated, subject, $"described for a target of {source.Engine}; {reason}"));
}
