using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Makes views, each after those it reads. Pure.</summary>
internal sealed class ViewAssembler(CatalogRows rows, CodeAssembler code, List<SchemaIssue> issues)
{
    public IEnumerable<View> Assemble()
    {
        var relations = rows.Tables.Select(table => table.Name).ToHashSet();
        var views = rows.Definitions
            .Where(definition => definition.Object.Kind == "VIEW" && IsUsable(definition.Object.Name) && code.IsSeen(definition))
            .Select(definition => MakeView(definition, relations))
            .OrderBy(view => view.Name)
            .ToDictionary(view => view.Name);
        var ordered = new List<View>();
        var visited = new HashSet<TableName>();
        foreach (var view in views.Values)
        {
            Visit(view);
        }

        return ordered;

        void Visit(View view)
        {
            if (!visited.Add(view.Name))
            {
                return;
            }

            foreach (var name in view.DependsOn.Where(views.ContainsKey))
            {
                Visit(views[name]);
            }

            ordered.Add(view);
        }
    }

    // The catalog has what is wrong with a view in the place of its comment.
    private bool IsUsable(string name)
    {
        var comment = rows.Tables.First(table => table.Name == name).Comment;
        if (comment is null or "" or "VIEW")
        {
            return true;
        }

        issues.Add(new SchemaIssue(
            SchemaIssueSeverity.Warning, $"view {name}",
            "It reads a table, column or function that is not there, or that the login may not read; it is not recreated."));
        return false;
    }

    // Every name in backticks counts as a dependency: a column that is called like a view costs no more than an order.
    private View MakeView(Definition definition, HashSet<string> relations)
    {
        var sql = code.Portable(definition);
        var reads = DefinitionText.NamesIn(sql).Where(name => name != definition.Object.Name && relations.Contains(name));
        return new View(
            new TableName(definition.Object.Name),
            sql,
            IsMaterialized: false,
            reads.Order(StringComparer.Ordinal).Select(name => new TableName(name)).ToValueList())
        {
            Options = CodeAssembler.Settings(definition),
        };
    }
}
