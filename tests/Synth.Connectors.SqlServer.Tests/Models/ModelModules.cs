using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Views, routines, triggers and comments of a model as rows of the catalog.</summary>
internal sealed class ModelModules(TSqlModel model, ModelNumbers numbers)
{
    private static readonly (ModelTypeClass Kind, string Type)[] Kinds =
    [
        (View.TypeClass, "V"), (Procedure.TypeClass, "P"), (ScalarFunction.TypeClass, "FN"),
            (TableValuedFunction.TypeClass, "IF"), (DmlTrigger.TypeClass, "TR"),
    ];

    public IReadOnlyList<ModuleRow> Rows => [.. Modules.Select(module => new ModuleRow
    {
        ObjectId = numbers.Of(module.Item),
        SchemaName = module.Item.Name.Parts[0],
        Name = module.Item.Name.Parts[^1],
        Type = module.Type,
        ParentId = module.Type == "TR" ? numbers.Of(module.Item.GetReferenced(DmlTrigger.TriggerObject).First()) : 0,
        Definition = module.Item.TryGetScript(out var script) ? script : null,
        UsesAnsiNulls = true,
        UsesQuotedIdentifier = true,
    })];

    public IReadOnlyList<TriggerStateRow> TriggerStates => [.. model.GetObjects(DacQueryScopes.UserDefined, DmlTrigger.TypeClass)
        .Select(trigger =>
            new TriggerStateRow { ObjectId = numbers.Of(trigger), IsDisabled = trigger.GetProperty<bool>(DmlTrigger.Disabled) })];

    public IReadOnlyList<DependencyRow> Dependencies =>
    [
        .. Modules.SelectMany(module => Of(module.Item, module.Item.GetReferenced())),
        .. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).SelectMany(table =>
            Of(table, table.GetReferenced(Table.Columns).SelectMany(column => column.GetReferenced(Column.ExpressionDependencies)))),
    ];

    public IReadOnlyList<CommentRow> Comments =>
        [.. model.GetObjects(DacQueryScopes.UserDefined, ExtendedProperty.TypeClass).Select(property =>
    {
        var host = property.GetReferenced(ExtendedProperty.Host).First();
        var isColumn = host.ObjectType == Column.TypeClass;
        return new CommentRow
        {
            Class = 1,
            MajorId = numbers.Of(isColumn ? host.GetParent() : host),
            MinorId = isColumn ? ModelNumbers.ColumnId(host) : 0,
            Name = property.Name.Parts[^1],
            Text = property.GetText(ExtendedProperty.Value)!.TrimStart('N').Trim('\'').Replace("''", "'", StringComparison.Ordinal),
        };
    })];

    private IEnumerable<DependencyRow> Of(TSqlObject item, IEnumerable<TSqlObject> referenced) => referenced
        .Where(other => other.ObjectType == Table.TypeClass || Kinds.Any(kind => kind.Kind == other.ObjectType))
        .Select(other => new DependencyRow
        {
            ReferencingId = numbers.Of(item),
            ReferencedId = numbers.Of(other),
            ReferencedSchema = other.Name.Parts[0],
            ReferencedName = other.Name.Parts[^1],
        });

    private IEnumerable<(TSqlObject Item, string Type)> Modules =>
        Kinds.SelectMany(kind => model.GetObjects(DacQueryScopes.UserDefined, kind.Kind).Select(item => (item, kind.Type)));
}
