using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes views, routines and triggers of the texts that the server keeps. Pure.</summary>
internal sealed class ModuleAssembler
{
    public const string ViewIndexKind = "view index";

    public const string TriggerOrderKind = "order of trigger";

    private readonly CatalogRows rows;
    private readonly IReadOnlyDictionary<int, TableName> tables;
    private readonly Comments comments;
    private readonly List<SchemaIssue> issues;
    private readonly ModuleOrder order;
    private readonly ModuleRow[] usable;

    /// <summary>Sorts the modules and notes which of them cannot be recreated.</summary>
    public ModuleAssembler(CatalogRows rows, IReadOnlyDictionary<int, TableName> tables, Comments comments, List<SchemaIssue> issues)
    {
        this.rows = rows;
        this.tables = tables;
        this.comments = comments;
        this.issues = issues;
        order = new ModuleOrder(rows, tables);
        usable = [.. order.Sorted().Concat(rows.Modules.Where(row => row.Type == "TR")).Where(IsUsable)];
    }

    public IEnumerable<View> Views() => usable.Where(row => row.Type == "V").Select(row =>
        new View(NameOf(row), TextOf(row)!, IsMaterialized: false, order.ReadBy(row.ObjectId, tables))
        {
            Options = OptionsOf(row.UsesAnsiNulls, row.UsesQuotedIdentifier),
            Comment = comments.OfObject(row.ObjectId),
        });

    public IEnumerable<Routine> Routines() => usable.Where(row => row.Type is "P" or "FN" or "IF" or "TF").Select(row =>
        new Routine(NameOf(row), "", TextOf(row)!)
        {
            Placement = order.PlacementOf(row),
            Options = OptionsOf(row.UsesAnsiNulls, row.UsesQuotedIdentifier),
        });

    public IEnumerable<Trigger> Triggers()
    {
        var states = rows.TriggerStates.ToDictionary(row => row.ObjectId);
        return usable.Where(row => row.Type == "TR").Select(row => new Trigger(row.Name, OwnerOf(row)!, TextOf(row)!)
        {
            IsEnabled = states.GetValueOrDefault(row.ObjectId) is not { IsDisabled: true },
            Options = OptionsOf(row.UsesAnsiNulls, row.UsesQuotedIdentifier),
        });
    }

    /// <summary>The steps that have triggers fire first or last.</summary>
    public IEnumerable<EngineObject> TriggerOrders()
    {
        var triggers = usable.Where(row => row.Type == "TR").ToDictionary(row => row.ObjectId);
        return rows.TriggerOrders.Where(row => triggers.ContainsKey(row.ObjectId)).Select(row =>
        {
            var name = NameOf(triggers[row.ObjectId]);
            var quoted = SqlServerDialect.Instance.Literal(SqlServerDialect.Instance.Table(name));
            return new EngineObject(
                TriggerOrderKind,
                name,
                $"EXEC sys.sp_settriggerorder {quoted}, '{(row.IsFirst ? "First" : "Last")}', '{row.EventName}'")
            {
                Placement = RoutinePlacement.AfterTriggers,
                Table = OwnerOf(triggers[row.ObjectId]),
            };
        });
    }

    /// <summary>The views that are recreated, by object.</summary>
    public IEnumerable<KeyValuePair<int, TableName>> ViewNames() =>
        usable.Where(row => row.Type == "V").Select(row => KeyValuePair.Create(row.ObjectId, NameOf(row)));

    /// <summary>The indexes that make views keep their rows.</summary>
    public IEnumerable<EngineObject> ViewIndexes()
    {
        var indexes = new IndexAssembler(rows, comments);
        return usable.Where(row => row.Type == "V").SelectMany(row => indexes.Indexes(row.ObjectId, NameOf(row), []).Select(index =>
            new EngineObject(ViewIndexKind, new TableName(row.SchemaName, index.Name), IndexRenderer.Create(NameOf(row), index)[0])
            {
                Placement = RoutinePlacement.AfterViews,
                Table = NameOf(row),
            }));
    }

    /// <summary>The settings that a text was written under and that are not the usual ones.</summary>
    public static ValueList<string> OptionsOf(bool usesAnsiNulls, bool usesQuotedIdentifier) =>
    [
        .. usesAnsiNulls ? Array.Empty<string>() : [ModuleRenderer.IsOff(ModuleRenderer.AnsiNulls)],
        .. usesQuotedIdentifier ? Array.Empty<string>() : [ModuleRenderer.IsOff(ModuleRenderer.QuotedIdentifier)],
    ];

    private bool IsUsable(ModuleRow row)
    {
        var obstacle = row.Definition is null ? "Its text cannot be read: it is encrypted, or the login lacks VIEW DEFINITION."
            : TextOf(row) is null ? "Its text does not begin with its name; it is not recreated."
            : row.IsNative
                ? "It is compiled for memory-optimised tables, and the target has ordinary ones for them; it is not recreated."
            : row.Type == "TR" && OwnerOf(row) is null ? "What it belongs to is not recreated, so neither is it."
            : order.IsDangling(row.ObjectId) ? "It reads something that is not there; it is not recreated."
            : null;
        if (obstacle is not null)
        {
            Report(row, obstacle);
        }

        return obstacle is null;
    }

    private TableName? OwnerOf(ModuleRow trigger) =>
        tables.GetValueOrDefault(trigger.ParentId)
        ?? rows.Modules.Where(row => row.ObjectId == trigger.ParentId && !order.IsDangling(row.ObjectId)).Select(NameOf).FirstOrDefault();

    private void Report(ModuleRow row, string message)
    {
        var kind = row.Type switch { "V" => "view", "TR" => "trigger", "P" => "procedure", _ => "function" };
        issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"{kind} {NameOf(row)}", message));
    }

    private static string? TextOf(ModuleRow row) => ModuleHeader.WithName(row.Definition!, NameOf(row), isTrigger: row.Type == "TR");

    private static TableName NameOf(ModuleRow row) => new(row.SchemaName, row.Name);
}
