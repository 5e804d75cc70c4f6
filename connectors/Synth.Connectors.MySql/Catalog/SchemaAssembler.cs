using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Makes a schema of what the catalog gave. Pure.</summary>
internal sealed class SchemaAssembler(CatalogRows rows, ServerFacts facts)
{
    // What is not even listed for a login without one of the privileges.
    private static readonly (string What, string[] Privileges)[] Hidden =
    [
        ("triggers", ["TRIGGER"]),
        ("events", ["EVENT"]),
        ("routines", ["EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE", "SHOW_ROUTINE", "SHOW CREATE ROUTINE"]),
    ];

    private readonly List<SchemaIssue> issues = [];

    public DatabaseSchema Assemble()
    {
        var code = new CodeAssembler(rows, facts, issues);
        NoteWhatIsHidden();
        return new DatabaseSchema
        {
            Engine = MySqlDatabaseConnector.EngineName,
            EngineVersion = facts.Version.Text,
            Collation = facts.DatabaseCollation,
            Tables = new TableAssembler(rows, facts, issues).Assemble().ToValueList(),
            Sequences = rows.Sequences.OrderBy(row => row.Name, StringComparer.Ordinal).Select(MakeSequence).ToValueList(),
            Views = new ViewAssembler(rows, code, issues).Assemble().ToValueList(),
            Routines = code.Routines(),
            Triggers = code.Triggers(),
            Objects = [.. MergedTables(), .. code.Events()],
            Issues = issues.ToValueList(),
        };
    }

    // Like views they show what is in tables; rows of their own would be those of the tables twice.
    private IEnumerable<EngineObject> MergedTables() => rows.Tables.Where(row => row.IsMerged && rows.Statements.ContainsKey(row.Name))
        .OrderBy(row => row.Name, StringComparer.Ordinal)
        .Select(row => new EngineObject(MadeObject.MergedKind, new TableName(row.Name), rows.Statements[row.Name])
        {
            Placement = RoutinePlacement.AfterTables,
        });

    // Numbers that were put aside for a session count as given: which of them were used is not known.
    private static Sequence MakeSequence(SequenceRow row) => new(
        new TableName(row.Name), row.Start, row.Increment, row.Minimum, row.Maximum, row.IsCyclic, row.Next == row.Start
            ? null
            : row.Next - row.Increment)
    {
        CacheSize = row.CacheSize,
    };

    private void NoteWhatIsHidden()
    {
        foreach (var (what, privileges) in Hidden)
        {
            var isSeen = rows.Definitions.Any(definition => what.StartsWith(definition.Object.Kind, StringComparison.OrdinalIgnoreCase)
                || (what == "routines" && definition.Object.Kind is not ("VIEW" or "TRIGGER" or "EVENT")));
            if (!isSeen && !rows.Privileges.Intersect(privileges, StringComparer.OrdinalIgnoreCase).Any())
            {
                issues.Add(new SchemaIssue(
                    SchemaIssueSeverity.Warning, what,
                    $"The login has no privilege to see any; if there are {what}, they are not recreated. "
                    + $"{Grants.ForSource(facts.Database)}"));
            }
        }
    }
}
