using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Partition functions and schemes of a model, and what lies on them, as rows of the catalog.</summary>
internal sealed class ModelPartitions(TSqlModel model, ModelNumbers numbers)
{
    public IReadOnlyList<PartitionFunctionRow> Functions =>
        [.. Objects(PartitionFunction.TypeClass).SelectMany(function => Objects(PartitionScheme.TypeClass)
            .Where(scheme => scheme.GetReferenced(PartitionScheme.PartitionFunction).First().Name.ToString() == function.Name.ToString())
            .Select(scheme => Row(function, scheme)))];

    public IReadOnlyList<PartitionValueRow> Values => [.. Objects(PartitionFunction.TypeClass).SelectMany(function => function
        .GetReferenced(PartitionFunction.BoundaryValues)
        .Select(value => new PartitionValueRow
        {
            FunctionId = numbers.Of(function),
            Value = value.GetText(PartitionValue.Expression)!.TrimStart('N').Trim('\''),
        }))];

    /// <summary>Where an index lies, or a table without a clustered one; null for the file group.</summary>
    public static IndexPartitionRow? PlaceOf(
        TSqlObject item, int objectId, int indexId, ModelRelationshipClass scheme, ModelRelationshipClass column) =>
        item.GetReferenced(scheme).FirstOrDefault() is not { } found ? null : new IndexPartitionRow
        {
            ObjectId = objectId,
            IndexId = indexId,
            SchemeName = found.Name.Parts[^1],
            ColumnName = item.GetReferenced(column).First().Name.Parts[^1],
        };

    private PartitionFunctionRow Row(TSqlObject function, TSqlObject scheme) => new()
    {
        FunctionId = numbers.Of(function),
        Name = function.Name.Parts[^1],
        IsRight = function.GetProperty<PartitionRange>(PartitionFunction.Range) == PartitionRange.Right,
        TypeName = function.GetReferenced(PartitionFunction.ParameterType).First().Name.Parts[^1],
        SchemeName = scheme.Name.Parts[^1],
    };

    private IEnumerable<TSqlObject> Objects(ModelTypeClass kind) => model.GetObjects(DacQueryScopes.UserDefined, kind);
}
