using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>
/// Views, routines and triggers: their own text, alone in its batch, under the settings that it was written under. Pure.
/// </summary>
internal static class ModuleRenderer
{
    public const string AnsiNulls = "ANSI_NULLS";

    public const string QuotedIdentifier = "QUOTED_IDENTIFIER";

    private const string Off = " OFF";
    private const string On = " ON";
    private const string Set = "SET ";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The option that says a setting was off.</summary>
    public static string IsOff(string setting) => setting + Off;

    /// <summary>Whether a statement gives a setting its usual value back.</summary>
    public static bool RestoresSetting(string statement) => statement is $"{Set}{AnsiNulls}{On}" or $"{Set}{QuotedIdentifier}{On}";

    public static IReadOnlyList<string> View(View view) =>
        [.. Create(view.Definition, view.Options), .. CommentRenderer.Comment(view.Name, "VIEW", view.Comment)];

    public static IReadOnlyList<string> Trigger(Trigger trigger)
    {
        var create = Create(trigger.Definition, trigger.Options);
        var name = Dialect.Table(new TableName(trigger.Table.Schema, trigger.Name));
        return trigger.IsEnabled ? create : [.. create, $"DISABLE TRIGGER {name} ON {Dialect.Table(trigger.Table)}"];
    }

    /// <summary>A trigger of the database, switched off, in place of one that a run before has made.</summary>
    public static IReadOnlyList<string> DatabaseTrigger(EngineObject trigger)
    {
        var place = $"{Dialect.Identifier(trigger.Name.Name)} ON DATABASE";
        return [$"DROP TRIGGER IF EXISTS {place}", .. Create(trigger.Definition, trigger.Options), $"DISABLE TRIGGER {place}"];
    }

    /// <summary>The statement between those that change its settings and change them back.</summary>
    public static IReadOnlyList<string> Create(string definition, ValueList<string> options)
    {
        var settings = options.Where(option => option.EndsWith(Off, StringComparison.Ordinal))
            .Select(option => option[..^Off.Length]).ToArray();
        return [.. settings.Select(setting => $"{Set}{setting}{Off}"), definition, .. settings.Select(setting => $"{Set}{setting}{On}")];
    }
}
