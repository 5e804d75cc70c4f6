using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Which tables are cloned, and what is special about them.</summary>
/// <param name="Include">Patterns of the tables that are cloned; empty for all.</param>
/// <param name="Exclude">Patterns of tables that are not, even if they are included.</param>
/// <param name="Entries">Settings by pattern, in the order of the file: a later one overrules an earlier one.</param>
public sealed record TableSelection(ValueList<TablePattern> Include, ValueList<TablePattern> Exclude, ValueList<TableEntry> Entries)
{
    /// <summary>All tables, none of them special.</summary>
    public static TableSelection All { get; } = new([], [], []);

    /// <summary>What is said of a table; of what nothing is said is null.</summary>
    public TableSettings SettingsOf(TableName table)
    {
        var settings = new TableSettings();
        foreach (var entry in Entries.Where(entry => entry.Pattern.Fits(table)))
        {
            settings = entry.Settings.Over(settings);
        }

        var isLeftOut = (Include.Count > 0 && !Include.Any(pattern => pattern.Fits(table))) || Exclude.Any(pattern => pattern.Fits(table));
        return isLeftOut ? settings with { Mode = ConfiguredMode.Skip } : settings;
    }

    /// <summary>Checks that every pattern and column means something in a schema.</summary>
    /// <exception cref="ConfigurationException">A pattern fits no table, or a column is in none of them; all such are reported.</exception>
    public void RequireTables(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var idle = Include.Concat(Exclude).Concat(Entries.Select(entry => entry.Pattern))
            .Where(pattern => !schema.Tables.Any(table => pattern.Fits(table.Name)))
            .Distinct()
            .Select(pattern => NearestWord.Find(pattern.Text, schema.Tables.Select(table => table.Name.ToString())) is { } nearest
                ? $"The configuration names {pattern}, which fits no table of the source. Did you mean {nearest}?"
                : $"The configuration names {pattern}, which fits no table of the source. See synth inspect for its tables.")
            .ToArray();
        string[] problems = [.. idle, .. Entries.SelectMany(entry => LackingColumns(schema, entry))];
        if (problems.Length > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    // A pattern may fit tables of different columns; a column that none of them has is a mistake.
    private static IEnumerable<string> LackingColumns(DatabaseSchema schema, TableEntry entry)
    {
        var tables = schema.Tables.Where(table => entry.Pattern.Fits(table.Name)).ToArray();
        var known = tables.SelectMany(table => table.Columns).Select(column => column.Name).Distinct().ToArray();
        return tables.Length == 0
            ? []
            : entry.Settings.Columns.Select(column => column.Column).Except(known)
                .Select(column => NearestWord.Find(column, known) is { } nearest
                ? $"The configuration names column {column} of {entry.Pattern}, which is not there. Did you mean {nearest}?"
                : $"The configuration names column {column} of {entry.Pattern}, which is not there. See synth inspect for its columns.");
    }
}
