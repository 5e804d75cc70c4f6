using System.Text;
using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.Reading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>
/// One script that makes the database in an engine, with its description beside it. Which engines there are, and how they spell things, it
/// is told. A target only: nobody can read a script but the engine that it is for.
/// </summary>
/// <param name="dialects">The dialects to choose from.</param>
internal sealed class ScriptForm(IReadOnlyList<IScriptDialect> dialects) : FileForm
{
    private const string DialectOption = "dialect";
    private const string RowsOption = "rows";
    private const string DescriptionEnding = ".schema.json";
    private const int BatchRows = 1000;

    /// <inheritdoc/>
    public override string Engine => "sql";

    /// <inheritdoc/>
    public override string DisplayName => "SQL script";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OptionNames { get; } = [DialectOption, RowsOption];

    /// <inheritdoc/>
    public override bool IsFolder => false;

    /// <inheritdoc/>
    public override string CompanionOf(string path) => Path.ChangeExtension(path, null) + DescriptionEnding;

    /// <inheritdoc/>
    public override void Validate(IReadOnlyDictionary<string, string> options)
    {
        var dialect = DialectOf(options);
        if (RowsOf(options) == ScriptRowForm.Copy && !dialect.HasCopy)
        {
            throw new AddressException($"The dialect {dialect.Names[0]} has no COPY. Leave {RowsOption} out, or set it to insert.");
        }
    }

    /// <inheritdoc/>
    public override LossLedger LedgerOf(DatabaseSchema source, IReadOnlyDictionary<string, string> options) =>
        DialectOf(options).Translate(source).Ledger;

    /// <inheritdoc/>
    public override TargetContents Describe(string path)
    {
        // An empty file is what programs make that only reserve a name.
        var isThere = new FileInfo(path) is { Exists: true, Length: > 0 }
            || new FileInfo(CompanionOf(path)) is { Exists: true, Length: > 0 };
        return new TargetContents(isThere ? 1 : 0, Marker: null, IsUnfinished: false);
    }

    /// <inheritdoc/>
    public override FileDatabase Open(string path, IReadOnlyDictionary<string, string> options) =>
        throw new ConnectionException("A script is a target only. Run it in its engine, and name the database that it makes as the source.",
            isTransient: false);

    /// <inheritdoc/>
    public override IReadOnlyList<IntegrityCheck> Complete(
        FileDatabase work, SchemaDocument document, string destination,
        IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        var dialect = DialectOf(options);
        var translation = dialect.Translate(document.Schema);
        var plan = SchemaPlan.Create(translation.Schema, dialect.ConstraintTiming);
        using (var script = new BufferedStream(new FileStream(destination, FileMode.Create, FileAccess.Write)))
        {
            Write(script, dialect.Opening);
            WriteStatements(script, dialect, plan, SchemaPhase.BeforeLoad);
            foreach (var table in document.Schema.Tables)
            {
                WriteRows(script, dialect, work, table, translation.Tables[table.Name], RowsOf(options), cancellationToken);
            }

            WriteStatements(script, dialect, plan, SchemaPhase.AfterLoad);
            Write(script, dialect.Closing);
        }

        DiskFile.Flush(destination);
        DiskFile.Write(
            CompanionOf(destination),
            SchemaDocumentJson.Write(document with { Tables = document.Tables.Select(table => table with { File = null }).ToValueList() }));
        return [];
    }

    private static void WriteRows(
        Stream script, IScriptDialect dialect, FileDatabase work, Table source,
        Table target, ScriptRowForm form, CancellationToken cancellationToken)
    {
        var names = source.Columns.Index().Where(column => column.Item.IsWritable)
            .Select(column => target.Columns[column.Index].Name).ToValueList();
        using var scan = new TableScan(work.Store, work.Find(source.Name), source);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = RecordBatch.Create(RecordBatch.LayoutOf(source), BatchRows);
            scan.Fill(batch, BatchRows);
            if (batch.RowCount == 0)
            {
                return;
            }

            dialect.WriteRows(script, target, names, batch, form);
        }
    }

    private static void WriteStatements(Stream script, IScriptDialect dialect, SchemaPlan plan, SchemaPhase phase)
    {
        foreach (var statement in plan.In(phase).SelectMany(dialect.Render))
        {
            Write(script, dialect.Terminate(statement));
        }
    }

    private static void Write(Stream script, string text) => script.Write(Encoding.UTF8.GetBytes(text));

    private IScriptDialect DialectOf(IReadOnlyDictionary<string, string> options)
    {
        var known = string.Join(", ", dialects.Select(dialect => dialect.Names[0]));
        return options.TryGetValue(DialectOption, out var name)
            ? dialects.FirstOrDefault(dialect => dialect.Names.Contains(name.ToLowerInvariant()))
                ?? throw new AddressException($"No script is written in that dialect. Known are {known}.")
            : throw new AddressException($"The address says for which engine the script is: sql:path?{DialectOption}=…, one of {known}.");
    }

    private static ScriptRowForm RowsOf(IReadOnlyDictionary<string, string> options) =>
        !options.TryGetValue(RowsOption, out var name) ? ScriptRowForm.Insert
        : Enum.TryParse<ScriptRowForm>(name, ignoreCase: true, out var form) && Enum.IsDefined(form) ? form
        : throw new AddressException($"The option {RowsOption} of the address is insert or copy.");
}
