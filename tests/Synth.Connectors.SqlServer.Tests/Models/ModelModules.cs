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

    private static readonly (ModelTypeClass Kind, ModelRelationshipClass Host)[] HostsOfConstraints =
    [
        (PrimaryKeyConstraint.TypeClass, PrimaryKeyConstraint.Host), (UniqueConstraint.TypeClass, UniqueConstraint.Host),
        (ForeignKeyConstraint.TypeClass, ForeignKeyConstraint.Host), (CheckConstraint.TypeClass, CheckConstraint.Host),
        (DefaultConstraint.TypeClass, DefaultConstraint.Host),
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

    public IReadOnlyList<DatabaseTriggerRow> DatabaseTriggers =>
        [.. model.GetObjects(DacQueryScopes.UserDefined, DatabaseDdlTrigger.TypeClass).Select(trigger => new DatabaseTriggerRow
        {
            Name = trigger.Name.Parts[^1],
            Definition = trigger.TryGetScript(out var script) ? script : null,
            UsesAnsiNulls = true,
            UsesQuotedIdentifier = true,
        })];

    public IReadOnlyList<DependencyRow> Dependencies =>
    [
        .. Modules.SelectMany(module => Of(module.Item, module.Item.GetReferenced())),
        .. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).SelectMany(table =>
            Of(table, table.GetReferenced(Table.Columns).SelectMany(column => column.GetReferenced(Column.ExpressionDependencies)))),
    ];

    public IReadOnlyList<CommentRow> Comments =>
        [.. Properties.Where(property => OtherKindOf(property.Host) is null).Select(entry =>
    {
        var (property, host) = entry;
        var isColumn = host.ObjectType == Column.TypeClass;
        return new CommentRow
        {
            Class = 1,
            MajorId = numbers.Of(isColumn ? host.GetParent() : host),
            MinorId = isColumn ? ModelNumbers.ColumnId(host) : 0,
            Name = property.Name.Parts[^1],
            Text = TextOf(property),
        };
    })];

    /// <summary>Comments of schemas, routines and sequences.</summary>
    public IReadOnlyList<OtherCommentRow> OtherComments =>
        [.. Properties.Where(property => OtherKindOf(property.Host) is not null).Select(entry => new OtherCommentRow
        {
            SchemaName = entry.Host.Name.Parts[0],
            OwnerKind = OtherKindOf(entry.Host) is { Length: > 0 } kind ? kind : null,
            OwnerName = OwnerOf(entry.Host) is { Name.Parts: [_, var owner, ..] } ? owner : null,
            PartKind = OwnerOf(entry.Host) == entry.Host ? null : "CONSTRAINT",
            PartName = OwnerOf(entry.Host) == entry.Host ? null : entry.Host.Name.Parts[^1],
            Text = TextOf(entry.Property),
        })];

    private IEnumerable<(TSqlObject Property, TSqlObject Host)> Properties =>
        model.GetObjects(DacQueryScopes.UserDefined, ExtendedProperty.TypeClass)
            .Select(property => (property, property.GetReferenced(ExtendedProperty.Host).First()));

    private static string TextOf(TSqlObject property) =>
        ModelText.Unquoted(property.GetText(ExtendedProperty.Value)!);

    // Empty for a schema, null for what the query of tables tells of.
    private static string? OtherKindOf(TSqlObject host) =>
        host.ObjectType == Microsoft.SqlServer.Dac.Model.Schema.TypeClass ? ""
        : host.ObjectType == Procedure.TypeClass ? "PROCEDURE"
        : host.ObjectType == ScalarFunction.TypeClass || host.ObjectType == TableValuedFunction.TypeClass ? "FUNCTION"
        : host.ObjectType == Sequence.TypeClass ? "SEQUENCE"
        : HostsOfConstraints.Any(kind => kind.Kind == host.ObjectType) ? "TABLE"
        : null;

    // The table of a constraint; else the thing itself.
    private static TSqlObject OwnerOf(TSqlObject host) =>
        HostsOfConstraints.Where(kind => kind.Kind == host.ObjectType).Select(kind => host.GetReferenced(kind.Host).First())
            .DefaultIfEmpty(host).First();

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
