using Synth.Engine.Configuration;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// What of a source a run is about: its tables without those that are left out, with the keys that it keeps without declaring them.
/// </summary>
internal static class SourceScope
{
    /// <summary>The part of a catalog that a run is about.</summary>
    /// <exception cref="ConfigurationException">The configuration names a table that is not there.</exception>
    /// <exception cref="UnsupportedSchemaException">A virtual key does not fit.</exception>
    public static DatabaseSchema Of(DatabaseSchema schema, RunOptions options)
    {
        options.Tables.RequireTables(schema);
        var kept = SchemaSubset.Without(schema, name => options.Tables.SettingsOf(name).Mode == ConfiguredMode.Skip);
        return VirtualKeys.Add(kept, options.VirtualKeys);
    }

    /// <summary>What is asked of the plan.</summary>
    public static PlanOptions PlanOptionsOf(DatabaseSchema schema, RunOptions options) => new()
    {
        IsPrivate = options.Privacy.Epsilon is not null,
        Modes = schema.Tables
            .Select(table => (table.Name, Mode: ModeOf(options.Tables.SettingsOf(table.Name).Mode)))
            .Where(entry => entry.Mode is not null)
            .ToDictionary(entry => entry.Name, entry => entry.Mode!.Value),
    };

    /// <summary>The sizes that are asked for.</summary>
    public static IReadOnlyDictionary<TableName, TableSize> SizesOf(DatabaseSchema schema, RunOptions options) => schema.Tables
        .Select(table => (table.Name, options.Tables.SettingsOf(table.Name).Size))
        .Where(entry => entry.Size is not null)
        .ToDictionary(entry => entry.Name, entry => entry.Size!);

    /// <summary>What columns are said to mean.</summary>
    public static ValueList<MeaningOverride> MeaningsOf(DatabaseSchema schema, RunOptions options) => ColumnsOf(schema, options)
        .Where(entry => entry.Column.Meaning is not null)
        .Select(entry => new MeaningOverride(entry.Table, entry.Column.Column, entry.Column.Meaning!.Value))
        .ToValueList();

    /// <summary>What columns are said to hold.</summary>
    public static ValueList<ColumnOverride> OverridesOf(DatabaseSchema schema, RunOptions options) =>
        ColumnsOf(schema, options).Select(entry => OverrideOf(entry.Table, entry.Column)).OfType<ColumnOverride>().ToValueList();

    private static ColumnOverride? OverrideOf(TableName table, ColumnSettings column) => column switch
    {
        { Value: { } value } => new FixedColumn(table, column.Column, value),
        { Faker: { } meaning } => new FakedColumn(table, column.Column, meaning, column.Locale),
        { Pattern: { } pattern } => new PatternColumn(table, column.Column, pattern),
        { IsNull: true } => new NullColumn(table, column.Column),
        _ => null,
    };

    // A pattern may fit tables that lack the column.
    private static IEnumerable<(TableName Table, ColumnSettings Column)> ColumnsOf(DatabaseSchema schema, RunOptions options) =>
        schema.Tables.SelectMany(table => options.Tables.SettingsOf(table.Name).Columns
            .Where(column => table.FindColumn(column.Column) is not null)
            .Select(column => (table.Name, column)));

    private static TableMode? ModeOf(ConfiguredMode? mode) => mode switch
    {
        ConfiguredMode.Synthesize => TableMode.Synthesize,
        ConfiguredMode.Copy => TableMode.Copy,
        ConfiguredMode.Empty => TableMode.Empty,
        _ => null,
    };
}
