using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Connectors.PostgreSql.Ddl;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>
/// Makes views and puts each after those it reads, and those that are filled as late as they can be, since what they call may read others.
/// Pure.
/// </summary>
internal static class ViewAssembler
{
    public static IEnumerable<View> Assemble(IEnumerable<ViewRow> rows)
    {
        var views = rows.Select(MakeView).ToDictionary(view => view.Name);
        var placed = new HashSet<TableName>();
        return views.Values.OrderBy(view => view.IsMaterialized).ThenBy(view => view.Name)
            .SelectMany(view => Place(view, views, placed)).ToArray();
    }

    private static View[] Place(View view, Dictionary<TableName, View> views, HashSet<TableName> placed) =>
        placed.Add(view.Name)
            ? [.. view.DependsOn.Where(views.ContainsKey).SelectMany(name => Place(views[name], views, placed)), view]
            : [];

    private static View MakeView(ViewRow row)
    {
        var query = row.Query.TrimEnd().TrimEnd(';');
        var name = new TableName(row.Schema, row.Name);
        var kind = row.IsMaterialized ? "MATERIALIZED VIEW" : "VIEW";
        var options = row.Options.Length == 0 ? "" : $" WITH ({string.Join(", ", row.Options)})";
        var rows = row is { IsMaterialized: true, IsPopulated: false } ? StatementRenderer.WithoutRows : "";
        return new View(
            name,
            options.Length + rows.Length == 0 ? query : $"CREATE {kind} {PostgreSqlDialect.Instance.Table(name)}{options} AS {query}{rows}",
            row.IsMaterialized,
            row.DependsOn.Select(CatalogNames.Parse).ToValueList())
        {
            Comment = row.Comment,
        };
    }
}
