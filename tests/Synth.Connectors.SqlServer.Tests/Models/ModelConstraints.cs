using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Foreign keys and checks of a model as rows of the catalog.</summary>
internal sealed class ModelConstraints(TSqlModel model, ModelNumbers numbers)
{
    public IReadOnlyList<ForeignKeyRow> ForeignKeys => [.. Keys.Select(key => new ForeignKeyRow
    {
        ObjectId = numbers.Of(key),
        TableId = numbers.Of(key.GetReferenced(ForeignKeyConstraint.Host).First()),
        ReferencedTableId = numbers.Of(key.GetReferenced(ForeignKeyConstraint.ForeignTable).First()),
        Name = key.Name.HasName ? key.Name.Parts[^1] : null,
        OnDelete = (int)key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction),
        OnUpdate = (int)key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.UpdateAction),
        IsDisabled = key.GetProperty<bool>(ForeignKeyConstraint.Disabled),
        IsNotForReplication = key.GetProperty<bool>(ForeignKeyConstraint.NotForReplication),
    })];

    public IReadOnlyList<ForeignKeyColumnRow> Pairs => [.. Keys.SelectMany(key => key.GetReferenced(ForeignKeyConstraint.Columns)
        .Zip(ReferencedColumns(key), (column, referenced) => new ForeignKeyColumnRow
        {
            ForeignKeyId = numbers.Of(key),
            ColumnName = column.Name.Parts[^1],
            ReferencedColumnName = referenced,
        }))];

    public IReadOnlyList<CheckRow> Checks =>
        [.. model.GetObjects(DacQueryScopes.UserDefined, CheckConstraint.TypeClass).Select(check => new CheckRow
    {
        TableId = numbers.Of(check.GetReferenced(CheckConstraint.Host).First()),
        Name = check.Name.HasName ? check.Name.Parts[^1] : null,
        Definition = $"({check.GetText(CheckConstraint.Expression)})",
        IsDisabled = check.GetProperty<bool>(CheckConstraint.Disabled),
        IsNotForReplication = check.GetProperty<bool>(CheckConstraint.NotForReplication),
    })];

    private IEnumerable<TSqlObject> Keys => model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass);

    // A key that names no columns refers to the primary key.
    private static IEnumerable<string> ReferencedColumns(TSqlObject key)
    {
        var named = key.GetReferenced(ForeignKeyConstraint.ForeignColumns).Select(column => column.Name.Parts[^1]).ToArray();
        return named.Length > 0 ? named : key.GetReferenced(ForeignKeyConstraint.ForeignTable).First()
            .GetReferencing(PrimaryKeyConstraint.Host).First()
            .GetReferenced(PrimaryKeyConstraint.Columns).Select(column => column.Name.Parts[^1]);
    }
}
